//! libFuzzer over one of the targets, which `CHIBO_FUZZ_TARGET` names. `fuzz/run` starts it.

#![no_main]

use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    // A panic that a reader catches from a crate of others is an answer. One that gets through still ends the run.
    std::panic::set_hook(Box::new(|_| {}));
    let wanted = std::env::var("CHIBO_FUZZ_TARGET").unwrap_or_default();
    let found = chibo_fuzz::TARGETS.iter().find(|(name, _)| *name == wanted);
    found.map_or_else(|| std::process::exit(2), |(_, target)| *target)
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| TARGET(bytes));
