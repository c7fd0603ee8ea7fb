//! The benchmark of ballots alone: `cargo run --release -p chibo-ballots` builds without the product.

fn main() -> anyhow::Result<()> {
    chibo_ballots::measure(&std::env::args().skip(1).collect::<Vec<_>>())
}
