//! What `deny.toml` asks of every crate that is built in: its licence, where it comes from, and that it is none of those that
//! must not come in. At each run, without a network; `./test deny` asks cargo-deny itself, which also knows of known faults.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(file: &str) -> toml::Table {
    std::fs::read_to_string(root().join(file)).unwrap().parse().unwrap()
}

/// Whether a licence, written as SPDX or in cargo's old way, is given under one that is allowed.
fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let flat = licence.replace('/', " OR ");
    if let Some((before, rest)) = flat.split_once('(') {
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        let inside = if is_allowed(inside, allowed) { "MIT" } else { "none" };
        return is_allowed(&format!("{before}{inside}{after}"), allowed);
    }
    flat.split(" OR ").any(|way| way.split(" AND ").all(|one| allowed.contains(one.trim())))
}

#[test]
fn a_licence_is_read_as_it_is_written() {
    let allowed = BTreeSet::from([String::from("MIT"), String::from("Apache-2.0 WITH LLVM-exception")]);
    for (licence, wanted) in [
        ("MIT", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("GPL-3.0/MIT", true),
        ("MIT AND (GPL-3.0 OR Apache-2.0 WITH LLVM-exception)", true),
        ("(GPL-3.0 OR AGPL-3.0) AND MIT", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), wanted, "{licence}");
    }
}

#[test]
fn no_crate_comes_in_that_may_not() {
    let (deny, lock) = (read("deny.toml"), read("Cargo.lock"));
    let texts = |value: &toml::Value| value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let allowed: BTreeSet<String> = texts(&deny["licenses"]["allow"]);
    let banned: BTreeSet<&str> =
        deny["bans"]["deny"].as_array().unwrap().iter().map(|one| one["crate"].as_str().unwrap()).collect();
    let locked = lock["package"].as_array().unwrap();
    assert!(locked.len() > 300 && banned.contains("openssl-sys"));
    for package in locked {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(name), "{name} is banned");
        let source = package.get("source").map(|source| source.as_str().unwrap());
        assert!(source.is_none_or(|source| source == REGISTRY), "{name} comes from {source:?}");
        assert!(source.is_some() || name == "chibo" || name.starts_with("chibo-"), "{name} comes from nowhere");
    }
    let asked = ["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", "x86_64-unknown-linux-gnu"];
    let answer = Command::new(env!("CARGO")).args(asked).current_dir(root()).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let metadata: Value = serde_json::from_slice(&answer.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 300, "{}", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or_default()))
        .filter(|(_, licence)| !is_allowed(licence, &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(refused.is_empty(), "licences that deny.toml does not allow: {refused:#?}");
}
