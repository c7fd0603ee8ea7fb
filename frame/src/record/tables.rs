//! The tables of acts and changes.

/// An act: who did what, when.
pub mod act {
    use sea_orm::entity::prelude::*;

    /// One act.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "act")]
    pub struct Model {
        /// The key, in order of time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// When.
        pub at: DateTimeUtc,
        /// The account, or nobody: the command line on the machine itself.
        pub account_id: Option<Uuid>,
        /// What kind of act, such as `import`.
        pub verb: String,
        /// What it was about, as JSON of the verb's own shape. Never a voter beside a ballot.
        pub detail: String,
        /// The act that took this one back.
        pub undone_by: Option<Uuid>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an act changed.
pub mod change {
    use sea_orm::entity::prelude::*;

    /// One record before and after.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "change")]
    pub struct Model {
        /// The key, in order of time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The act.
        pub act_id: Uuid,
        /// The kind of record, its table's name.
        pub kind: String,
        /// The record's key as text.
        pub key: String,
        /// The record before, as JSON; none if the act made it.
        pub before: Option<String>,
        /// The record after, as JSON; none if the act removed it.
        pub after: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
