//! Documents: one folder a kind.
