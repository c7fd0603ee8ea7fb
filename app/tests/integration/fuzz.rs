//! What once broke a reader of strangers' files, or might have: read again at each run. `fuzz/run` looks for more.

#[test]
fn every_reader_answers_to_its_whole_corpus() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    for (name, target) in chibo_fuzz::TARGETS {
        let files: Vec<_> = std::fs::read_dir(corpus.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            eprintln!("{}", file.display());
            target(&std::fs::read(file).unwrap());
        }
    }
}
