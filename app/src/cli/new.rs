//! `chibo new`: an empty data directory with one cell, or a ward's own, without one.

use super::{Ended, Options, answer, key, tell};
use chibo_frame::db::from_code;
use chibo_frame::{Message, Page, Role};
use chibo_people::{accounts, units};

/// Make an empty data directory with one cell; without --cell, that of a ward
#[derive(clap::Args)]
pub(super) struct New {
    /// The cell's name, such as "Chi bộ khu 5B"; without it the house is the ward's own
    #[arg(long, required_unless_present = "ward")]
    cell: Option<String>,
    /// The ward's name, such as "Phường Quang Trung"
    #[arg(long, default_value = "")]
    ward: String,
    /// Without --cell: the level of the house, where it is not a ward's
    #[arg(long, default_value = "ward", value_parser = ["ward", "province", "nation"])]
    level: String,
    /// The login of the first administrator
    #[arg(long, default_value = "quantri")]
    admin: String,
}

pub(super) async fn run(options: &Options, page: &Page, command: New) -> anyhow::Result<Ended> {
    let app = options.create().await?;
    let (made, role) = match &command.cell {
        Some(cell) => (units::create(&app, None, cell, &command.ward).await?, Role::Secretary),
        None => (units::create_ward(&app, None, &command.ward, from_code(&command.level)?).await?, Role::Ward),
    };
    let own = match made {
        Ok(own) => own.name,
        Err(refused) => return Ok(Ended::Refused(refused.worded(page.words(), page.lang))),
    };
    let above = if command.cell.is_some() { command.ward.as_str() } else { "" };
    crate::demo::set_site(&app, &own, above).await?;
    let first =
        accounts::New { login: command.admin.clone(), name: command.admin.clone(), roles: vec![Role::Admin, role], password: None };
    match accounts::create(&app, None, first).await? {
        Ok(created) => {
            tell(&page.with("cli-new-done", &[("cell", &own), ("dir", &options.data.display())]));
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
