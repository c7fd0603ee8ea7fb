//! How much room is left where the data stand.

use std::path::Path;

/// Below so many bytes one is warned: some hundred photos, or a few backups of a cell.
pub const LITTLE: u64 = 500 * 1024 * 1024;

/// The bytes that are free for us on the disk of this directory; none where the system does not say.
pub fn free(directory: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let disk = rustix::fs::statvfs(directory).ok()?;
        Some(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = directory;
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    #[test]
    fn a_disk_says_how_much_is_free_and_a_missing_one_nothing() {
        assert!(super::free(&std::env::temp_dir()).is_some_and(|bytes| bytes > 0));
        assert_eq!(super::free(std::path::Path::new("/khong-co/o-day")), None);
    }
}
