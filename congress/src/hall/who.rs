//! Who is meant by what the chair typed: a number of the roll, a name or a part of one, a guest; or somebody new.

use super::acting::Refusal;
use crate::desk::{Expected, expected};
use crate::preparing::{self, congress};
use chibo_core::name::{fold, tidy};
use sea_orm::ConnectionTrait;

/// Somebody who may speak: the name as it is called, and a guest's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The number on the list at the door; none for a guest.
    pub(super) number: Option<u32>,
    pub(super) name: String,
    pub(super) about: String,
    /// A guest who is down to speak.
    pub(super) proposed: bool,
}

/// Guests in the order of protocol, those first who are down to speak, then the roll of the day.
pub(super) async fn people<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Vec<Person>> {
    let guests = preparing::in_protocol_order(preparing::list_guests(db, congress.id).await?)?;
    let guest = |row: &preparing::guest::Model| Person {
        number: None,
        name: row.name.clone(),
        about: row.title.clone(),
        proposed: row.speaks,
    };
    let member = |one: Expected| Person { number: Some(one.number), name: one.called, about: String::new(), proposed: false };
    let speaking = guests.iter().filter(|row| row.speaks).chain(guests.iter().filter(|row| !row.speaks));
    Ok(speaking.map(guest).chain(expected(db, congress).await?.into_iter().map(member)).collect())
}

/// The one who is meant. A whole name that nobody has is taken as it stands: somebody may come who is on no list.
pub(super) fn meant(people: &[Person], typed: &str) -> Result<(String, String), Refusal> {
    let typed = tidy(typed);
    let nobody = || Refusal::Nobody { asked: typed.clone() };
    let of = |person: &Person| (person.name.clone(), person.about.clone());
    if let Ok(number) = typed.parse::<u32>() {
        return people.iter().find(|person| person.number == Some(number)).map(of).ok_or_else(nobody);
    }
    let asked = fold(&typed);
    if asked.is_empty() {
        return Err(nobody());
    }
    let whole: Vec<&Person> = people.iter().filter(|person| fold(&person.name) == asked).collect();
    let exact: Vec<&Person> = whole.iter().copied().filter(|person| person.name == typed).collect();
    let words: Vec<&str> = asked.split_whitespace().collect();
    let holds = |person: &Person| {
        let name = fold(&person.name);
        words.iter().all(|word| name.split_whitespace().any(|part| part == *word))
    };
    let part: Vec<&Person> = people.iter().filter(|person| holds(person)).collect();
    let found = [exact, whole, part].into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [one] => Ok(of(one)),
        [] if words.len() > 1 => Ok((typed, String::new())),
        [] => Err(nobody()),
        several => {
            Err(Refusal::Several { names: several.iter().map(|person| person.name.clone()).collect(), asked: typed.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hall() -> Vec<Person> {
        let guest =
            Person { number: None, name: "Lê Thị Mai".into(), about: "Phó Bí thư Đảng ủy".into(), proposed: true };
        let names = ["Nguyễn Văn An", "Trần Thị Hòa", "Trần Thị Hoa", "Vũ Văn An"];
        let member =
            |(number, name): (u32, &str)| Person { number: Some(number), name: name.into(), about: String::new(), proposed: false };
        std::iter::once(guest).chain((1..).zip(names).map(member)).collect()
    }

    #[test]
    fn a_number_a_name_a_part_of_one_and_somebody_new() {
        let who = |typed: &str| meant(&hall(), typed).map(|(name, _)| name);
        assert_eq!(who("2").as_deref(), Ok("Trần Thị Hòa"));
        assert_eq!(who("vu van an").as_deref(), Ok("Vũ Văn An"));
        assert_eq!(who("mai").as_deref(), Ok("Lê Thị Mai"));
        assert_eq!(meant(&hall(), "mai").unwrap().1, "Phó Bí thư Đảng ủy");
        assert_eq!(who("Trần Thị Hoa").as_deref(), Ok("Trần Thị Hoa"), "accents decide where they are typed");
        assert_eq!(who("Đỗ Thị Khách").as_deref(), Ok("Đỗ Thị Khách"));
        assert!(matches!(who("tran thi hoa"), Err(Refusal::Several { names, .. }) if names.len() == 2));
        assert!(matches!(who("an"), Err(Refusal::Several { names, .. }) if names.len() == 2));
        for nobody in ["99", "zzz", "", "0"] {
            assert!(matches!(who(nobody), Err(Refusal::Nobody { .. })), "{nobody}");
        }
    }
}
