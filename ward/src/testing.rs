//! Made-up cells that release made-up figures, signed with made-up keys.

use crate::exchange::{
    Counted, Elected, Headcount, RELEASE, Release, ReleasedCongress, ReleasedReading, ReleasedTarget, ReleasedTerm, Year,
    write_cells,
};
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_core::exact::Share;
use chibo_core::target::{FigureKind, Threshold, twelve};
use chibo_core::term::{Period, Term};
use chibo_frame::App;
use chibo_frame::parcel::Parcel;
use chibo_people::transfers::Moves;
use uuid::Uuid;

/// A cell that was made up: its number tells all about it.
#[derive(Debug, Clone, Copy)]
pub struct MadeUp(pub u32);

impl MadeUp {
    /// Its name.
    pub fn name(self) -> String {
        format!("Chi bộ khu {}", self.0)
    }

    /// The seed of its key.
    pub fn seed(self) -> [u8; 32] {
        let mut seed = [42; 32];
        for (place, byte) in seed.iter_mut().zip(self.0.to_le_bytes()) {
            *place = byte;
        }
        seed
    }

    /// By which key it knows itself.
    pub fn key(self) -> Uuid {
        Uuid::from_u128(0x0189_0000_0000_7000_8000_0000_0000_0000 + u128::from(self.0))
    }

    /// Its release of this number on a day: the term 2022–2025, every target with a reading a year.
    pub fn release(self, number: u32, as_of: Day) -> Release {
        let day = |year, month, day| Day::from_ymd_opt(year, month, day).unwrap_or(as_of);
        let days = Term { congress: 5, from: day(2022, 7, 3), to: day(2025, 6, 30) };
        let targets = (0..).zip(twelve()).map(|(place, target)| ReleasedTarget {
            number: target.number,
            measure: target.measure,
            goal: target.threshold,
            readings: [Period::Year(2023), Period::Year(2024), Period::Term]
                .map(|period| self.reading(place + number, period, target.threshold, target.measure.answers()))
                .into(),
        });
        let rated = Counted { excellent: 4 + self.0 % 5, good: 14, fulfilled: 2, not_fulfilled: 0 };
        Release {
            format: RELEASE.0.to_owned(),
            cell: self.key(),
            name: self.name(),
            number,
            as_of,
            made_at: as_of.and_time(chrono::NaiveTime::MIN).and_utc(),
            members: Headcount { official: 20 + self.0 % 30, probationary: self.0 % 3 },
            term: Some(ReleasedTerm { days, targets: targets.collect() }),
            congresses: vec![ReleasedCongress {
                number: 5,
                held_on: days.from,
                elected: vec![Elected { office: Office::Committee, count: 3 }, Elected { office: Office::Secretary, count: 1 }],
            }],
            ratings: vec![Year { year: 2024, proposed: rated, rated: Counted::default(), cell_proposed: None, cell_rated: None }],
            replies: Vec::new(),
            transfers: Moves::default(),
        }
    }

    /// A reading that is reached, nearly reached or missed, by the cell's number and the target's place.
    fn reading(self, place: u32, period: Period, goal: Threshold, kind: FigureKind) -> ReleasedReading {
        use chibo_core::rating::Level;
        let turn = (self.0 + place) % 4;
        let mut reading = ReleasedReading {
            period,
            goal,
            numerator: None,
            denominator: None,
            level: None,
            granted: None,
            evidence: None,
            reached: Some(turn > 1),
        };
        let numerator = match (goal, turn) {
            (Threshold::AtLeast(share) | Threshold::MoreThan(share) | Threshold::AtLeastOrCap(share), 2 | 3) => {
                Share::new(share.numerator, share.denominator).ceil_of(100).saturating_add(1).min(100)
            }
            (Threshold::AtLeast(share) | Threshold::MoreThan(share) | Threshold::AtLeastOrCap(share), 1) => {
                share.ceil_of(100).saturating_sub(1)
            }
            (_, turn) => turn * 5,
        };
        match kind {
            FigureKind::Share => (reading.numerator, reading.denominator) = (Some(numerator), Some(100)),
            FigureKind::Count => reading.numerator = Some(turn),
            FigureKind::Level => reading.level = Some(if turn > 1 { Level::Good } else { Level::Fulfilled }),
            FigureKind::Granted => reading.granted = Some(turn > 1),
            FigureKind::Evidence => reading.evidence = Some(turn.saturating_sub(1)),
        }
        reading
    }

    /// Its file.
    pub fn file(self, release: &Release) -> anyhow::Result<Vec<u8>> {
        Parcel::sign(RELEASE, serde_json::to_string(release)?, &self.seed()).bytes()
    }
}

/// So many cells under a ward, each with its release, as if each had been confirmed.
pub async fn fill(app: &App, ward: Uuid, many: u32) -> anyhow::Result<Vec<Uuid>> {
    let release = |number| {
        let release = MadeUp(number).release(1, app.today());
        let signed = serde_json::to_string(&release)?;
        Ok((release, signed))
    };
    let releases = (1..=many).map(release).collect::<anyhow::Result<Vec<_>>>()?;
    write_cells(app, ward, &releases).await
}
