//! The slice through its front door: pages through the router, on a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod drafting;
mod register;
mod templates;

use chibo_core::day::Day;
use chibo_core::target::twelve;
use chibo_frame::{Role, Slice, record};
use chibo_people::testing::{Answer, Browser, House, day, settle};
use chibo_term::targets::{NewTerm, open_term};
use uuid::Uuid;

/// The slices that the registry stands on, and the registry.
static SLICES: &[Slice] =
    &[chibo_people::SLICE, chibo_books::SLICE, chibo_term::SLICE, chibo_congress::SLICE, chibo_registry::SLICE];

/// A cell in its term of 2022 to 2025, on 1 July 2024, and its secretary at a browser.
struct Office {
    house: House,
    cell: Uuid,
    browser: Browser,
}

async fn office() -> Office {
    let house = House::of(SLICES, "2024-07-01T02:00:00Z").await;
    let cell = house.found_cell().await;
    settle(&house, cell, None).await;
    term(&house, "3/7/2022", "30/6/2025", 5).await;
    let browser = house.signed_in("bithu", &[Role::Secretary]).await;
    Office { house, cell, browser }
}

async fn term(house: &House, from: &str, to: &str, congress: u32) {
    let new = NewTerm { from: day(from), to: day(to), congress, targets: twelve() };
    open_term(&house.app, None, new).await.unwrap().unwrap();
}

impl Office {
    /// Begins a draft of a kind about the cell; its key.
    async fn draft(&mut self, kind: &str) -> Uuid {
        let begun = self.browser.post(&format!("/van-phong/van-ban/lap/{kind}/{}", self.cell), &[]).await;
        begun.location.unwrap().rsplit('/').next().unwrap().parse().unwrap()
    }

    /// Writes words and a day into a draft.
    async fn write(&mut self, id: Uuid, day: &str, words: &str) -> Answer {
        let seen = self.seen(&format!("/van-phong/van-ban/{id}")).await;
        let typed = [("day", day), ("words", words), ("seen", seen.as_str())];
        self.browser.post(&format!("/van-phong/van-ban/{id}"), &typed).await
    }

    /// The mark that a page's form carries.
    async fn seen(&mut self, path: &str) -> String {
        let page = self.browser.get(path).await;
        value(&page, "input[name=seen]")
    }

    /// Issues a draft.
    async fn issue(&mut self, id: Uuid) -> Answer {
        let path = format!("/van-phong/van-ban/{id}/ban-hanh");
        let seen = self.seen(&path).await;
        self.browser.post(&path, &[("seen", &seen)]).await
    }

    /// A paper of a kind on a day, issued; its key.
    async fn issued(&mut self, kind: &str, day: &str) -> Uuid {
        let id = self.draft(kind).await;
        let words = "V/v họp chi bộ\n-----\nNội dung.\n@ T/M CHI BỘ / BÍ THƯ / Nguyễn Văn A";
        self.write(id, day, words).await;
        let answer = self.issue(id).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        id
    }
}

fn on(text: &str) -> Day {
    day(text)
}

/// What a field of a page holds.
fn value(answer: &Answer, selector: &str) -> String {
    let page = scraper::Html::parse_document(&answer.body);
    let field = page.select(&scraper::Selector::parse(selector).unwrap()).next().unwrap();
    field.value().attr("value").unwrap_or_default().to_owned()
}

/// Whether any byte of the data directory, history included, holds these words.
async fn holds(house: &House, words: &str) -> bool {
    let mut changes = Vec::new();
    for act in record::list_acts_before(&house.app.db, None, 1000).await.unwrap() {
        changes.extend(record::list_changes(&house.app.db, act.id, 1000).await.unwrap());
    }
    let in_history = changes.into_iter().any(|row| row.before.into_iter().chain(row.after).any(|json| json.contains(words)));
    let files = std::fs::read_dir(&*house.app.data).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let in_files = files.into_iter().any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()));
    in_history || in_files
}
