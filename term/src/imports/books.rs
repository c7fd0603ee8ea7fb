//! The books of marks: attendance and study. The roll decides who is required; the mark says only whether he came.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use super::roll::text;
use chibo_books::{meetings, study};
use chibo_core::day::Day;
use chibo_core::meeting::Mark;
use chibo_core::member::Member;
use chibo_core::target::conflict;
use chibo_frame::db::code;
use chibo_paper::workbook::{Book, BookRow, Cell, MarkAt, Session, Severity, topic};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Takes an attendance book. A column without a mark of anybody known was not held. A workbook knows of no reasons: the
/// reason of a mark that it repeats stays.
pub(super) fn take_attendance(draft: &mut Draft, file: &mut FileDraft, sheet: &str, book: &Book) {
    let marks = marks(draft, file, sheet, book);
    for (number, session) in book.sessions.iter().enumerate() {
        let mut here = marks.iter().filter(|(at, ..)| *at == number).peekable();
        if here.peek().is_some() {
            let meeting_id = meeting(draft, file, session);
            for (_, member_id, mark) in here {
                let mark = code(mark);
                let old = draft.attendance.get(&format!("{meeting_id}/{member_id}")).filter(|old| old.mark == mark);
                let reason = old.and_then(|old| old.reason.clone());
                draft.attendance.put(meetings::attendance::Model { meeting_id, member_id: *member_id, mark, reason }, file);
            }
        }
    }
}

/// Takes a study book, in the same way.
pub(super) fn take_study(draft: &mut Draft, file: &mut FileDraft, sheet: &str, book: &Book) {
    let marks = marks(draft, file, sheet, book);
    for (number, session) in book.sessions.iter().enumerate() {
        let mut here = marks.iter().filter(|(at, ..)| *at == number).peekable();
        if here.peek().is_some() {
            let session_id = study_session(draft, file, session);
            for (_, member_id, mark) in here {
                let mark = code(mark);
                let old = draft.study_marks.get(&format!("{session_id}/{member_id}")).filter(|old| old.mark == mark);
                let reason = old.and_then(|old| old.reason.clone());
                draft.study_marks.put(study::study_mark::Model { session_id, member_id: *member_id, mark, reason }, file);
            }
        }
    }
}

/// The meeting of a column: one a day and kind.
fn meeting(draft: &mut Draft, file: &mut FileDraft, session: &Session) -> Uuid {
    let kind = code(&session.kind);
    let old = draft.meetings.rows().find(|row| row.on_day == session.on && row.kind == kind).cloned();
    let id = old.as_ref().map_or_else(|| (draft.new_id)(), |old| old.id);
    let title = titled(&session.topic, old.as_ref().and_then(|old| old.title.clone()));
    let plain = meetings::meeting::Model::plain(id, draft.cell, session.on, kind, None);
    draft.meetings.put(meetings::meeting::Model { title, ..old.unwrap_or(plain) }, file);
    id
}

/// What a session was about: as the heading says, unless the stored title says the same with more words.
fn titled(written: &str, stored: Option<String>) -> Option<String> {
    let is_same = stored.as_deref().is_some_and(|stored| topic(stored) == written);
    if is_same { stored } else { text(written).or(stored) }
}

/// The study session of a column: one a day. A heading that is only a day says nothing of what was studied.
fn study_session(draft: &mut Draft, file: &mut FileDraft, session: &Session) -> Uuid {
    let old = draft.studies.rows().find(|row| row.on_day == session.on).cloned();
    let id = old.as_ref().map_or_else(|| (draft.new_id)(), |old| old.id);
    let (title, place) = old.map_or((None, None), |old| (old.title, old.place));
    let title = titled(&session.topic, title);
    draft.studies.put(study::study_session::Model { id, cell_id: draft.cell, on_day: session.on, title, place }, file);
    id
}

/// The marks of the members that are known. A row that means nobody, or somebody a second time, is told of.
fn marks(draft: &Draft, file: &mut FileDraft, sheet: &str, book: &Book) -> Vec<(usize, Uuid, Mark)> {
    let mut meant: BTreeMap<Uuid, Cell> = BTreeMap::new();
    let mut marks = Vec::new();
    for row in &book.rows {
        let found = draft.people.find(&row.person).one();
        let problem = match found {
            Ok(id) => match meant.insert(id, row.person.at) {
                None => {
                    marks.extend(row.marks.iter().filter_map(|at| Some((at.session, id, at.mark?))));
                    continue;
                }
                Some(first) => Problem::SamePerson { first },
            },
            Err(problem) => problem,
        };
        file.fault_of(sheet, &row.person, problem, Severity::Warning);
    }
    marks
}

/// Warns of the marks of an attendance book that the roll contradicts.
pub(super) fn check_attendance(draft: &Draft, file: &mut FileDraft, sheet: &str, book: &Book, members: &[Member]) {
    let held = |session: &Session| {
        let kind = code(&session.kind);
        draft.meetings.rows().find(|row| row.on_day == session.on && row.kind == kind).map(|row| row.id)
    };
    let held: Vec<Option<Uuid>> = book.sessions.iter().map(held).collect();
    let has_mark = |session: usize, member: Uuid| {
        let meeting = held.get(session).copied().flatten();
        meeting.is_some_and(|meeting| draft.attendance.get(&format!("{meeting}/{member}")).is_some())
    };
    check(draft, file, sheet, book, members, &has_mark);
}

/// Warns of the marks of a study book that the roll contradicts.
pub(super) fn check_study(draft: &Draft, file: &mut FileDraft, sheet: &str, book: &Book, members: &[Member]) {
    let held = |session: &Session| draft.studies.rows().find(|row| row.on_day == session.on).map(|row| row.id);
    let held: Vec<Option<Uuid>> = book.sessions.iter().map(held).collect();
    let has_mark = |session: usize, member: Uuid| {
        let held = held.get(session).copied().flatten();
        held.is_some_and(|held| draft.study_marks.get(&format!("{held}/{member}")).is_some())
    };
    check(draft, file, sheet, book, members, &has_mark);
}

fn check(
    draft: &Draft,
    file: &mut FileDraft,
    sheet: &str,
    book: &Book,
    members: &[Member],
    has_mark: &dyn Fn(usize, Uuid) -> bool,
) {
    let by_id: BTreeMap<Uuid, &Member> = members.iter().map(|member| (member.id.0, member)).collect();
    let mut listed = BTreeSet::new();
    for row in &book.rows {
        let Ok(id) = draft.people.find(&row.person).one() else { continue };
        let Some(member) = by_id.get(&id).filter(|_| listed.insert(id)) else { continue };
        check_row(file, sheet, book, row, member, has_mark);
    }
    for member in members.iter().filter(|member| !listed.contains(&member.id.0)) {
        check_absent(file, sheet, book, member, has_mark);
    }
}

/// The marks and blanks of one row.
fn check_row(
    file: &mut FileDraft,
    sheet: &str,
    book: &Book,
    row: &BookRow,
    member: &Member,
    has_mark: &dyn Fn(usize, Uuid) -> bool,
) {
    for (number, session) in book.sessions.iter().enumerate() {
        let at = row.marks.iter().find(|at| at.session == number);
        let (cell, value, mark) = match at {
            Some(MarkAt { mark: None, .. }) => continue, // the reader has told of it
            Some(MarkAt { mark, text, at, .. }) => (*at, text.as_str(), *mark),
            None if has_mark(number, member.id.0) => continue,
            None => (Cell { row: row.person.at.row, column: session.at.column }, "", None),
        };
        if let Some(conflict) = conflict(member.standing_on(session.on), mark) {
            file.warn(sheet, cell, value, Problem::Contradicted { conflict, on: session.on });
        }
    }
}

/// Who is required and has no row: told of once, at the first meeting that misses him.
fn check_absent(file: &mut FileDraft, sheet: &str, book: &Book, member: &Member, has_mark: &dyn Fn(usize, Uuid) -> bool) {
    let required = |(number, on): &(usize, Day)| member.standing_on(*on).required() && !has_mark(*number, member.id.0);
    let days = book.sessions.iter().enumerate().map(|(number, session)| (number, session.on));
    let missed: Vec<(usize, Day)> = days.filter(required).collect();
    if let Some(session) = missed.first().and_then(|(number, _)| book.sessions.get(*number)) {
        file.warn(sheet, session.at, &member.name, Problem::NotInBook { missed: missed.len() });
    }
}
