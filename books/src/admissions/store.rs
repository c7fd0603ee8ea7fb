//! Members in the making and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Phát triển đảng viên.** A person on the way into the Party.
pub mod admission {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "admission")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Full name.
        pub name: String,
        /// Day of birth.
        pub birth: Option<Date>,
        /// `male` or `female`.
        pub sex: Option<String>,
        /// Day of the awareness class.
        pub class_on: Option<Date>,
        /// Day of the cell's resolution.
        pub resolved_on: Option<Date>,
        /// Day of the decision.
        pub decided_on: Option<Date>,
        /// Day of admission.
        pub admitted_on: Option<Date>,
        /// Day of recognition.
        pub official_on: Option<Date>,
        /// The member that the person became.
        pub member_id: Option<Uuid>,
        /// Day of the first contact.
        pub contact_on: Option<Date>,
        /// Who helps, a name a line.
        pub helpers: Option<String>,
        /// Schooling.
        pub education: Option<String>,
        /// The mass organisation he is active in.
        pub organisation: Option<String>,
        /// A member who introduces.
        pub introducer_one: Option<Uuid>,
        /// Since when they work or live together.
        pub introducer_one_since: Option<Date>,
        /// Another.
        pub introducer_two: Option<Uuid>,
        /// Since when they work or live together.
        pub introducer_two_since: Option<Date>,
        /// The organisation that introduces beside one member.
        pub introducing_body: Option<String>,
        /// Day of the application.
        pub applied_on: Option<Date>,
        /// Day of the CV.
        pub cv_on: Option<Date>,
        /// What organisations and neighbours think.
        pub opinions: Option<String>,
        /// Official members of the cell at the vote.
        pub vote_official: Option<i32>,
        /// Of them present.
        pub vote_present: Option<i32>,
        /// For.
        pub vote_for: Option<i32>,
        /// Against.
        pub vote_against: Option<i32>,
        /// Number of the decision.
        pub decision_no: Option<String>,
        /// Day on which an earlier membership ended.
        pub left_on: Option<Date>,
        /// What else is to be known.
        pub note: Option<String>,
    }

    impl Model {
        /// The name without accents.
        pub fn folded(&self) -> String {
            chibo_core::name::fold(&self.name)
        }

        /// Somebody of whom nothing is known but the name.
        pub fn blank(id: Uuid, cell_id: Uuid, name: &str) -> Self {
            Self {
                id,
                cell_id,
                name: name.to_owned(),
                birth: None,
                sex: None,
                class_on: None,
                resolved_on: None,
                decided_on: None,
                admitted_on: None,
                official_on: None,
                member_id: None,
                contact_on: None,
                helpers: None,
                education: None,
                organisation: None,
                introducer_one: None,
                introducer_one_since: None,
                introducer_two: None,
                introducer_two_since: None,
                introducing_body: None,
                applied_on: None,
                cv_on: None,
                opinions: None,
                vote_official: None,
                vote_present: None,
                vote_for: None,
                vote_against: None,
                decision_no: None,
                left_on: None,
                note: None,
            }
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for admission::Entity {
    const KIND: &'static str = "admission";

    fn key(row: &admission::Model) -> String {
        row.id.to_string()
    }

    fn person(row: &admission::Model) -> Option<Uuid> {
        row.member_id.or(Some(row.id))
    }

    fn private(row: &mut admission::Model) -> Vec<Part<'_>> {
        vec![
            (&mut row.name).into(),
            (&mut row.birth).into(),
            (&mut row.sex).into(),
            (&mut row.helpers).into(),
            (&mut row.education).into(),
            (&mut row.organisation).into(),
            (&mut row.introducing_body).into(),
            (&mut row.opinions).into(),
            (&mut row.decision_no).into(),
            (&mut row.left_on).into(),
            (&mut row.note).into(),
        ]
    }
}

/// **Giấy tờ trong hồ sơ.** A paper that was got: by name, day and place, never the paper itself.
pub mod admission_paper {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "admission_paper")]
    pub struct Model {
        /// The person.
        #[sea_orm(primary_key, auto_increment = false)]
        pub admission_id: Uuid,
        /// `chibo_core::admission::Paper`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub paper: String,
        /// When it was got.
        pub got_on: Option<Date>,
        /// Where it is kept.
        pub kept_at: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for admission_paper::Entity {
    const KIND: &'static str = "admission_paper";

    fn key(row: &admission_paper::Model) -> String {
        format!("{}/{}", row.admission_id, row.paper)
    }
}

/// The papers of one person's file.
pub(super) async fn list_papers<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<admission_paper::Model>> {
    admission_paper::Entity::find().filter(admission_paper::Column::AdmissionId.eq(id)).rows(db).await
}

/// All persons, by name.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<admission::Model>> {
    let find = admission::Entity::find().filter(admission::Column::CellId.eq(cell));
    let mut rows = find.rows(db).await?;
    rows.sort_by_cached_key(|row| (row.folded(), row.id));
    Ok(rows)
}

/// One person.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<admission::Model>> {
    admission::Entity::find_by_id(id).row(db).await
}
