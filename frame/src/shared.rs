//! What slices keep in memory for the life of the process: counters not yet written, pages as bytes. One value of each
//! type belongs to one `App`, so that two applications in one test know nothing of each other.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

type Values = HashMap<TypeId, Arc<dyn Any + Send + Sync>>;

/// Values by their type, each made when it is first asked for. Cheap to clone; clones see the same values.
#[derive(Clone, Default)]
pub struct Shared(Arc<RwLock<Values>>);

impl Shared {
    /// The one value of this type.
    pub fn of<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let found = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&TypeId::of::<T>()).cloned();
        found.and_then(|value| value.downcast().ok()).unwrap_or_else(|| self.make())
    }

    fn make<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut values = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let value = values.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        Arc::clone(value).downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn clones_see_the_same_value_and_strangers_do_not() {
        let (ours, theirs) = (Shared::default(), Shared::default());
        ours.clone().of::<AtomicU32>().store(7, Ordering::Relaxed);
        assert_eq!(ours.of::<AtomicU32>().load(Ordering::Relaxed), 7);
        assert_eq!(theirs.of::<AtomicU32>().load(Ordering::Relaxed), 0);
    }
}
