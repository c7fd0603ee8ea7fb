//! A transaction that writes. What it records is sealed when it is committed, so no act stands outside the chain.

use crate::record::chain;
use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::ops::Deref;

/// A transaction that writes; begun by [`App::begin`](crate::App::begin). Dropped without a commit, it leaves nothing.
pub struct Transaction(DatabaseTransaction);

impl Transaction {
    pub(crate) fn new(tx: DatabaseTransaction) -> Self {
        Self(tx)
    }

    /// Seals what was recorded and commits all.
    pub async fn commit(self) -> anyhow::Result<()> {
        chain::seal(&self.0).await?;
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
