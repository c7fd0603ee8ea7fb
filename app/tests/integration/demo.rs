//! The demonstration: loaded by the same actions that users' work goes through, found again, never over real records.

use chibo::demo::{self, State};
use chibo::house;
use chibo_frame::app::{Clock, DEMO_MARK};

#[tokio::test]
async fn a_cut_off_loading_is_noticed_and_real_records_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Empty);
    std::fs::write(dir.path().join(DEMO_MARK), "loading\n").unwrap();
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Half);

    let real = tempfile::tempdir().unwrap();
    drop(house::open(real.path(), None, Clock::Machine).await.unwrap());
    assert_eq!(demo::state(real.path(), None).await.unwrap(), State::Foreign);
    assert!(demo::load(real.path(), None).await.is_err());
}

#[tokio::test]
async fn the_demonstration_loads_whole_and_is_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let app = demo::load(dir.path(), None).await.unwrap();
    assert!(app.demo);
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Ready);
    assert_eq!(chibo_congress::list(&app).await.unwrap().iter().filter(|election| election.closed).count(), 4);
}

#[tokio::test]
async fn a_database_of_somebodys_own_records_is_left_alone() {
    let scratch = chibo_frame::testing::scratch(&house::SLICES, "2025-06-15T02:00:00Z".parse().unwrap()).await.unwrap();
    let url = scratch.url.clone();
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(demo::state(dir.path(), Some(&url)).await.unwrap(), State::Empty);
    chibo_people::units::create(&scratch.app, None, "Chi bộ thật", "").await.unwrap().unwrap();
    assert_eq!(demo::state(dir.path(), Some(&url)).await.unwrap(), State::Foreign);
    assert!(demo::load(dir.path(), Some(&url)).await.is_err());
    assert!(chibo_people::units::find_cell(&scratch.app.db).await.unwrap().is_some());
}
