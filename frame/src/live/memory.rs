//! What may stand in no file and yet has to be known at every server: each keeps it in memory, and tells the others, sealed under the
//! key of the data. It is gone with the processes; a server that starts later, or was cut off, does not know it.

use super::Hub;
use crate::app::App;
use crate::sealing::open;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, String>>);

/// What is told.
#[derive(Serialize, Deserialize)]
struct Told {
    name: String,
    /// None where everything is forgotten whose name begins so.
    value: Option<String>,
}

fn with_memory<T>(app: &App, ask: impl FnOnce(MutexGuard<'_, BTreeMap<String, String>>) -> T) -> T {
    ask(app.shared.of::<Memory>().0.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Keeps something under a name at every server.
pub fn remember(app: &App, name: &str, value: &str) {
    tell(app, Told { name: name.to_owned(), value: Some(value.to_owned()) });
}

/// What was kept under this name.
pub fn recall(app: &App, name: &str) -> Option<String> {
    with_memory(app, |memory| memory.get(name).cloned())
}

/// Forgets at every server all whose names begin so.
pub fn forget(app: &App, beginning: &str) {
    tell(app, Told { name: beginning.to_owned(), value: None });
}

fn tell(app: &App, told: Told) {
    match sealed(app, &told) {
        Ok(sealed) => Hub::of(app).tell_others(super::News::Memory(sealed)),
        Err(error) => tracing::error!(error = format!("{error:#}"), "the other servers are not told what to remember"),
    }
    take(app, told);
}

fn sealed(app: &App, told: &Told) -> anyhow::Result<String> {
    app.seal(&serde_json::to_vec(told).context("write down what is told")?)
}

/// Takes in what another server told. What is not sealed under our key is nobody's.
pub(super) fn hear(app: &App, sealed: &str) {
    if let Some(told) = open(sealed).and_then(|plain| serde_json::from_slice(&plain).ok()) {
        take(app, told);
    }
}

fn take(app: &App, told: Told) {
    with_memory(app, |mut memory| match told.value {
        Some(value) => drop(memory.insert(told.name, value)),
        None => memory.retain(|name, _| !name.starts_with(&told.name)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::scratch;

    #[tokio::test]
    async fn what_another_server_tells_is_known_here_if_it_is_sealed_under_the_same_key() {
        let scratch = scratch(&[], chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let (here, there) = (&scratch.app, scratch.app.on(scratch.app.db.clone(), scratch.app.data.to_path_buf()));
        let told = |name: &str, value: Option<&str>| Told { name: name.into(), value: value.map(str::to_owned) };
        for told in [told("a 1", Some("x")), told("a 2", Some("y")), told("b", Some("z"))] {
            let sealed = sealed(here, &told).unwrap();
            assert!(!sealed.contains(&told.name));
            hear(&there, &sealed);
        }
        assert_eq!(recall(&there, "a 1").as_deref(), Some("x"));
        assert_eq!(recall(here, "a 1"), None, "each has its own");
        hear(&there, r#"{"name":"b","value":"made up"}"#);
        assert_eq!(recall(&there, "b").as_deref(), Some("z"));
        hear(&there, &sealed(here, &told("a ", None)).unwrap());
        assert_eq!((recall(&there, "a 2"), recall(&there, "b").as_deref()), (None, Some("z")));
        remember(here, "c", "1");
        assert_eq!(recall(here, "c").as_deref(), Some("1"));
    }
}
