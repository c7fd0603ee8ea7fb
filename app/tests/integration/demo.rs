//! The demonstration: loaded by the same actions that users' work goes through, found again, never over real records.

use chibo::demo::{self, State};
use chibo::house;
use chibo_frame::app::{Clock, DEMO_MARK};

#[tokio::test]
async fn a_cut_off_loading_is_noticed_and_real_records_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(demo::state(dir.path()), State::Empty);
    std::fs::write(dir.path().join(DEMO_MARK), "loading\n").unwrap();
    assert_eq!(demo::state(dir.path()), State::Half);

    let real = tempfile::tempdir().unwrap();
    drop(house::open(real.path(), None, Clock::Machine).await.unwrap());
    assert_eq!(demo::state(real.path()), State::Foreign);
    assert!(demo::load(real.path(), None).await.is_err());
}

#[tokio::test]
async fn the_demonstration_loads_whole_and_is_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let app = demo::load(dir.path(), None).await.unwrap();
    assert!(app.demo);
    assert_eq!(demo::state(dir.path()), State::Ready);
    assert_eq!(chibo_congress::list(&app).await.unwrap().iter().filter(|election| election.closed).count(), 4);
}
