//! **Hồ sơ kết nạp và hồ sơ công nhận chính thức.** The papers of one person's file. Their forms' numbers are those of
//! `chibo_core::admission::Paper`; they were read, their exact layouts were not (unverified). What only the superior issues
//! (CN-NTVĐ, 7-KNĐ to 10-KNĐ, 15-KNĐ, 16-KNĐ) stands as a line in the file's list.

mod choices;
mod figures;
mod list;
mod vote;

use super::year_plan::DEVELOPMENT_PLAN_YEAR;
use chibo_core::admission::Paper;
use chibo_frame::Right;
use chibo_people::papers::instruments::MEMBER_WORK;
use chibo_people::papers::{Author, Group, PaperKind};
use figures::{Form, gather};

/// What the papers of an admission have in common; by themselves the list of the file.
const ADMISSION: PaperKind = PaperKind {
    name: "admission-file-list",
    group: Group::Case,
    code: None,
    author: Author::Cell,
    rules: MEMBER_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../../papers/admission-file-list.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(choices::of_file(app, page, cell, choices::ADMISSION, |_| true)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::own(|row| row.resolved_on))),
};

/// What the papers of a recognition have in common; by themselves the list of the file.
const RECOGNITION: PaperKind = PaperKind {
    name: "recognition-file-list",
    wording: include_str!("../../../papers/recognition-file-list.txt"),
    choices: |app, page, cell| Box::pin(choices::of_file(app, page, cell, choices::RECOGNITION, |row| row.admitted_on.is_some())),
    gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::own(|row| row.official_on).of_recognition())),
    ..ADMISSION
};

/// The kinds of paper that this room knows: the year's plan, then those of a file in its order.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    [&[DEVELOPMENT_PLAN_YEAR], persons().as_slice(), cells().as_slice(), recognition().as_slice()].concat()
}

/// What the person, members and bodies write.
fn persons() -> [PaperKind; 6] {
    let of_person = PaperKind { author: Author::Person, ..ADMISSION };
    [
        PaperKind {
            name: "admission-application",
            wording: include_str!("../../../papers/admission-application.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Application, |row| row.applied_on))),
            ..of_person
        },
        PaperKind {
            name: "admission-cv",
            wording: include_str!("../../../papers/admission-cv.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Cv, |row| row.cv_on))),
            ..of_person
        },
        PaperKind {
            name: "admission-introduction",
            wording: include_str!("../../../papers/admission-introduction.txt"),
            choices: |app, page, cell| Box::pin(choices::of_introducers(app, page, cell)),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Introduction, |row| row.resolved_on))),
            ..of_person
        },
        PaperKind {
            name: "admission-body-resolution",
            wording: include_str!("../../../papers/admission-body-resolution.txt"),
            choices: |app, page, cell| {
                Box::pin(choices::of_file(app, page, cell, choices::ADMISSION, |row| row.introducing_body.is_some()))
            },
            gather: |app, page, subject| {
                Box::pin(gather(app, page, subject, Form::of(Paper::OrganisationResolution, |row| row.resolved_on)))
            },
            ..of_person
        },
        PaperKind {
            name: "admission-opinion-body",
            wording: include_str!("../../../papers/admission-opinion-body.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Opinions, |row| row.resolved_on))),
            ..of_person
        },
        PaperKind {
            name: "admission-opinion-residence",
            wording: include_str!("../../../papers/admission-opinion-residence.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Opinions, |row| row.resolved_on))),
            ..of_person
        },
    ]
}

/// What the cell makes of an admission.
fn cells() -> [PaperKind; 5] {
    [
        PaperKind {
            name: "admission-opinions",
            wording: include_str!("../../../papers/admission-opinions.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::Opinions, |row| row.resolved_on))),
            ..ADMISSION
        },
        PaperKind {
            name: "admission-resolution",
            code: Some("NQ"),
            wording: include_str!("../../../papers/admission-resolution.txt"),
            gather: |app, page, subject| {
                Box::pin(gather(app, page, subject, Form::of(Paper::CellResolution, |row| row.resolved_on)))
            },
            ..ADMISSION
        },
        PaperKind {
            name: "admission-request",
            code: Some("CV"),
            wording: include_str!("../../../papers/admission-request.txt"),
            ..ADMISSION
        },
        ADMISSION,
        PaperKind {
            name: "admission-ceremony",
            wording: include_str!("../../../papers/admission-ceremony.txt"),
            choices: |app, page, cell| {
                Box::pin(choices::of_file(app, page, cell, choices::ADMISSION, |row| row.decided_on.is_some()))
            },
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::own(|row| row.admitted_on))),
            ..ADMISSION
        },
    ]
}

/// The papers of a recognition.
fn recognition() -> [PaperKind; 6] {
    let of_person = PaperKind { author: Author::Person, ..RECOGNITION };
    [
        PaperKind {
            name: "recognition-self-review",
            wording: include_str!("../../../papers/recognition-self-review.txt"),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::SelfReview, |row| row.official_on))),
            ..of_person
        },
        PaperKind {
            name: "recognition-helper-review",
            wording: include_str!("../../../papers/recognition-helper-review.txt"),
            choices: |app, page, cell| Box::pin(choices::of_helpers(app, page, cell)),
            gather: |app, page, subject| Box::pin(gather(app, page, subject, Form::of(Paper::HelperReview, |row| row.official_on))),
            ..of_person
        },
        PaperKind {
            name: "recognition-opinions",
            wording: include_str!("../../../papers/recognition-opinions.txt"),
            gather: |app, page, subject| {
                Box::pin(gather(app, page, subject, Form::of(Paper::ProbationOpinions, |row| row.official_on)))
            },
            ..RECOGNITION
        },
        PaperKind {
            name: "recognition-resolution",
            code: Some("NQ"),
            wording: include_str!("../../../papers/recognition-resolution.txt"),
            gather: |app, page, subject| {
                Box::pin(gather(app, page, subject, Form::of(Paper::RecognitionResolution, |row| row.official_on)))
            },
            ..RECOGNITION
        },
        PaperKind {
            name: "recognition-request",
            code: Some("CV"),
            wording: include_str!("../../../papers/recognition-request.txt"),
            ..RECOGNITION
        },
        RECOGNITION,
    ]
}
