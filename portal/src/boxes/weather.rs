//! The weather in Open-Meteo's JSON: `current.temperature_2m` and `current.weather_code` (WMO code 4677, abridged).

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The weather now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weather {
    /// Degrees Celsius.
    pub degrees: f32,
    /// The code of the sky.
    pub code: u8,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    utc_offset_seconds: i32,
    current: Current,
}

#[derive(Deserialize)]
struct Current {
    time: Option<String>,
    temperature_2m: f32,
    weather_code: u8,
}

/// Reads the answer and the time it speaks of.
pub(crate) fn read(body: &[u8]) -> Option<(Weather, Option<DateTime<Utc>>)> {
    let answer: Answer = serde_json::from_slice(body).ok()?;
    let local = answer.current.time.and_then(|time| NaiveDateTime::parse_from_str(&time, "%Y-%m-%dT%H:%M").ok());
    let at = local.map(|local| local.and_utc() - TimeDelta::seconds(answer.utc_offset_seconds.into()));
    let weather = Weather { degrees: answer.current.temperature_2m, code: answer.current.weather_code };
    (-90.0..=60.0).contains(&weather.degrees).then_some((weather, at))
}

impl Weather {
    /// The key of the sky's words.
    pub(crate) fn key(self) -> &'static str {
        match self.code {
            0 => "boxes-sky-clear",
            1 | 2 => "boxes-sky-partly",
            3 => "boxes-sky-overcast",
            45 | 48 => "boxes-sky-fog",
            51..=57 => "boxes-sky-drizzle",
            61..=67 => "boxes-sky-rain",
            71..=77 | 85 | 86 => "boxes-sky-snow",
            80..=82 => "boxes-sky-showers",
            95..=99 => "boxes-sky-storm",
            _ => "boxes-sky-unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_its_time() {
        let body = br#"{"latitude":21.0,"utc_offset_seconds":25200,"current_units":{"temperature_2m":"C"},
            "current":{"time":"2026-11-22T16:30","interval":900,"temperature_2m":22.4,"weather_code":61}}"#;
        let (weather, at) = read(body).unwrap();
        assert_eq!((weather.degrees, weather.key()), (22.4, "boxes-sky-rain"));
        assert_eq!(at.unwrap().to_rfc3339(), "2026-11-22T09:30:00+00:00");
    }

    #[test]
    fn what_is_no_weather_is_not_read() {
        assert!(read(b"<html>").is_none());
        assert!(read(br#"{"current":{"temperature_2m":900,"weather_code":1}}"#).is_none());
    }
}
