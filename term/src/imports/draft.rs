//! The cell's books as an import works on them: loaded once, changed in memory, written at once.

use super::people::People;
use super::table::Table;
use chibo_books::{admissions, inspections, meetings, ratings, study};
use chibo_frame::App;
use chibo_frame::record::{Act, remove, save};
use chibo_people::{households, roll};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Makes keys for new rows.
pub(super) type NewId = Box<dyn FnMut() -> Uuid + Send>;

/// All tables that an import can touch.
pub(super) struct Draft {
    pub(super) cell: Uuid,
    pub(super) new_id: NewId,
    pub(super) people: People,
    pub(super) members: Table<roll::member::Entity>,
    pub(super) movements: Table<roll::movement::Entity>,
    pub(super) admissions: Table<admissions::admission::Entity>,
    pub(super) meetings: Table<meetings::meeting::Entity>,
    pub(super) attendance: Table<meetings::attendance::Entity>,
    pub(super) studies: Table<study::study_session::Entity>,
    pub(super) study_marks: Table<study::study_mark::Entity>,
    pub(super) ratings: Table<ratings::rating::Entity>,
    pub(super) cell_ratings: Table<ratings::cell_rating::Entity>,
    pub(super) inspections: Table<inspections::inspection::Entity>,
    pub(super) households: Table<households::household::Entity>,
    pub(super) household_members: Table<households::household_member::Entity>,
    pub(super) titles: Table<households::household_title::Entity>,
    pub(super) quarter_titles: Table<households::quarter_title::Entity>,
}

impl Draft {
    /// The books as they stand.
    pub(super) async fn load<C: ConnectionTrait>(db: &C, cell: Uuid, new_id: NewId) -> anyhow::Result<Self> {
        let members = roll::list_members(db, cell).await?;
        let mut people = People::default();
        for row in &members {
            people.learn(row);
        }
        Ok(Self {
            cell,
            new_id,
            people,
            members: Table::new(members),
            movements: Table::new(roll::list_movements(db, cell).await?),
            admissions: Table::new(admissions::list(db, cell).await?),
            meetings: Table::new(meetings::list(db, cell).await?),
            attendance: Table::new(meetings::list_marks(db, cell).await?),
            studies: Table::new(study::list(db, cell).await?),
            study_marks: Table::new(study::list_marks(db, cell).await?),
            ratings: Table::new(ratings::list(db, cell).await?),
            cell_ratings: Table::new(ratings::list_of_cell(db, cell).await?),
            inspections: Table::new(inspections::list(db, cell).await?),
            households: Table::new(households::list_households(db, cell).await?),
            household_members: Table::new(households::list_household_members(db, cell).await?),
            titles: Table::new(households::list_titles(db, cell).await?),
            quarter_titles: Table::new(households::list_quarter_titles(db, cell).await?),
        })
    }

    /// Writes what changed, in the order in which the tables refer to one another.
    pub(super) async fn save(self, app: &App, tx: &DatabaseTransaction, act: &Act) -> anyhow::Result<()> {
        for row in self.household_members.taken() {
            remove::<households::household_member::Entity>(app, tx, act, row).await?;
        }
        save::<roll::member::Entity>(app, tx, act, self.members.difference()).await?;
        save::<roll::movement::Entity>(app, tx, act, self.movements.difference()).await?;
        save::<admissions::admission::Entity>(app, tx, act, self.admissions.difference()).await?;
        save::<meetings::meeting::Entity>(app, tx, act, self.meetings.difference()).await?;
        save::<meetings::attendance::Entity>(app, tx, act, self.attendance.difference()).await?;
        save::<study::study_session::Entity>(app, tx, act, self.studies.difference()).await?;
        save::<study::study_mark::Entity>(app, tx, act, self.study_marks.difference()).await?;
        save::<ratings::rating::Entity>(app, tx, act, self.ratings.difference()).await?;
        save::<ratings::cell_rating::Entity>(app, tx, act, self.cell_ratings.difference()).await?;
        save::<inspections::inspection::Entity>(app, tx, act, self.inspections.difference()).await?;
        save::<households::household::Entity>(app, tx, act, self.households.difference()).await?;
        save::<households::household_member::Entity>(app, tx, act, self.household_members.difference()).await?;
        save::<households::household_title::Entity>(app, tx, act, self.titles.difference()).await?;
        save::<households::quarter_title::Entity>(app, tx, act, self.quarter_titles.difference()).await?;
        Ok(())
    }
}
