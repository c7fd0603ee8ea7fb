//! `chibo new`: an empty data directory with one cell.

use super::{Ended, Options, answer, key, tell};
use chibo_frame::{Message, Page, Role};
use chibo_people::{accounts, units};

/// Make an empty data directory with one cell
#[derive(clap::Args)]
pub(super) struct New {
    /// The cell's name, such as "Chi bộ khu 5B"
    #[arg(long)]
    cell: String,
    /// The ward's name, such as "Phường Quang Trung"
    #[arg(long, default_value = "")]
    ward: String,
    /// The login of the first administrator
    #[arg(long, default_value = "quantri")]
    admin: String,
}

pub(super) async fn run(options: &Options, page: &Page, command: New) -> anyhow::Result<Ended> {
    let app = options.create().await?;
    if let Err(refused) = units::create(&app, None, &command.cell, &command.ward).await? {
        return Ok(Ended::Refused(refused.worded(page.words(), page.lang)));
    }
    crate::demo::set_site(&app, &command.cell, &command.ward).await?;
    let first = accounts::New {
        login: command.admin.clone(),
        name: command.admin.clone(),
        roles: vec![Role::Admin, Role::Secretary],
        password: None,
    };
    match accounts::create(&app, None, first).await? {
        Ok(created) => {
            tell(&page.with("cli-new-done", &[("cell", &command.cell), ("dir", &options.data.display())]));
            answer(&page.with("cli-new-login", &[("login", &created.login), ("password", &created.password)]));
            key::tell_new(page, &app);
            tell(&page.t("cli-new-next"));
            Ok(Ended::Done)
        }
        Err(refused) => {
            let message: Message = accounts::worded(&refused, page.words(), page.lang);
            Ok(Ended::Refused(message))
        }
    }
}
