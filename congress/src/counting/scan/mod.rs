//! Reading a round's ballots from pictures: the way **đọc từ ảnh quét**. Pictures stay in memory only; what came of them is
//! sealed (decision 0019) under a key of its own, so that keying and reading pictures do not end one another.

mod actions;
mod jobs;
mod look;
mod page;
mod pile;
mod ruling;
mod upload;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::{Right, Routes};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    let count = Right::CountBallots;
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet", count, page::show)
        .post(
            "/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet",
            count,
            upload::upload.layer(DefaultBodyLimit::max(upload::MOST_BYTES)),
        )
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet/ket-luan/{sheet}", count, ruling::rule)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet/doc-mat", count, ruling::by_eye)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet/lay", count, ruling::take)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/quet/lai", count, ruling::again)
}

/// Under which the sealed work of reading a round's pictures lies, apart from what is keyed.
pub(super) fn work_of(round: Uuid) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(b"scan\0");
    hash.update(round.as_bytes());
    let hash: [u8; 32] = hash.finalize().into();
    Uuid::from_bytes(hash.first_chunk().copied().unwrap_or_default())
}
