//! The readings as `chibo targets --json` prints them. Others rely on this shape.

use super::OpenTerm;
use chibo_core::target::{EvidenceSource, Figure, Judged, Reading, Threshold};
use chibo_core::term::Period;
use serde_json::{Value, json};

/// The readings of a term, or of one of its years.
pub fn report_json(term: &OpenTerm, judged: &[Judged], year: Option<i32>) -> anyhow::Result<Value> {
    let targets = judged.iter().map(|judged| target_json(judged, year)).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(json!({ "cell": term.cell, "term": term.term.label(), "targets": targets }))
}

fn target_json(judged: &Judged, year: Option<i32>) -> anyhow::Result<Value> {
    let asked = |reading: &&Reading| year.is_none_or(|year| reading.period == Period::Year(year));
    let readings: Vec<Value> = judged.readings.iter().filter(asked).map(reading_json).collect();
    let mut value = json!({
        "number": judged.target.number,
        "measure": judged.target.measure,
        "threshold": threshold_json(&judged.target.threshold)?,
        "readings": readings,
    });
    if let Some(wording) = &judged.wording {
        value["wording"] = json!(wording);
    }
    Ok(value)
}

/// A threshold with its share as a number: the domain writes it as decimal text, since it knows no floats.
fn threshold_json(threshold: &Threshold) -> anyhow::Result<Value> {
    let mut value = serde_json::to_value(threshold)?;
    for share in value.as_object_mut().into_iter().flat_map(serde_json::Map::values_mut) {
        if let Some(number) = share.as_str().and_then(|text| text.parse::<f64>().ok()) {
            *share = json!(number);
        }
    }
    Ok(value)
}

fn reading_json(reading: &Reading) -> Value {
    let mut value = json!({ "period": reading.period, "reached": reading.reached });
    let mut set = |key: &str, figure: Value| {
        value[key] = figure;
    };
    match &reading.figure {
        Figure::Share(share) => {
            set("numerator", json!(share.numerator));
            set("denominator", json!(share.denominator));
            set("value", json!(share.ten_thousandths().map(|n| f64::from(n) / 10_000.0)));
        }
        Figure::Count(count) => set("numerator", json!(count)),
        Figure::Level(level) => set("level", json!(level)),
        Figure::Granted(granted) => set("granted", json!(granted)),
        Figure::Evidence(items) => {
            let items = items.iter().map(|item| match &item.source {
                EvidenceSource::Registered(note) => json!({ "date": item.on, "note": note }),
                EvidenceSource::ThematicMeeting(_) => json!({ "date": item.on, "meeting": "thematic" }),
            });
            set("evidence", items.collect());
        }
    }
    value
}
