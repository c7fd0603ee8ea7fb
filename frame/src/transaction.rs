//! A transaction that writes. What it records is sealed when it is committed, so no act stands outside the chain.

use crate::record::chain;
use crate::sealing::Sealer;
use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::ops::Deref;
use std::sync::Arc;

/// A transaction that writes; begun by [`App::begin`](crate::App::begin). Dropped without a commit, it leaves nothing.
pub struct Transaction(DatabaseTransaction, Arc<Sealer>);

impl Transaction {
    pub(crate) fn new(tx: DatabaseTransaction, sealer: Arc<Sealer>) -> Self {
        Self(tx, sealer)
    }

    /// Seals what was recorded and commits all.
    pub async fn commit(self) -> anyhow::Result<()> {
        chain::seal(&self.0).await?;
        let name = self.1.force().name.clone();
        if let Some(other) = chain::key_name(&self.0).await?.filter(|other| *other != name) {
            self.1.renew(&other);
            anyhow::bail!("the key was changed from {name} to {other} meanwhile; what was sealed with the old one is not written");
        }
        self.0.commit().await.context("commit a transaction")
    }

    /// Takes everything back.
    pub async fn rollback(self) -> anyhow::Result<()> {
        self.0.rollback().await.context("roll a transaction back")
    }
}

impl Deref for Transaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.0
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}
