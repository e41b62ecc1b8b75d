//! What the browser noted, as lines of the report.

use serde::Deserialize;

use crate::args::Size;
use crate::problem::Problem;
use crate::report::{Line, Section, Target, milliseconds};
use crate::stats::{median, percentile, ratios};

/// As the script prints it.
#[derive(Debug, Deserialize)]
pub(crate) struct Measured {
    scrolled: Scrolled,
    /// The floor: a list of plain text.
    plainly: Scrolled,
    typed: Vec<Key>,
    /// The same with a filter by price.
    narrowed: Vec<Key>,
}

#[derive(Debug, Deserialize)]
struct Scrolled {
    near: Trace,
    far: Trace,
}

/// Milliseconds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Trace {
    frames: Vec<f64>,
    longest_task: f64,
}

/// Milliseconds from the key to the painted results; the query's own, unless a later
/// letter made it needless.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Key {
    painted: f64,
    query: Option<f64>,
}

const LONGEST_FRAME: f64 = 50.0;
const KEY_TO_RESULTS: f64 = 100.0;

pub(super) fn scrolling(size: &Size, rounds: &[Measured]) -> Result<Section, Problem> {
    let line = |what: &str, of: &dyn Fn(&Scrolled) -> Result<f64, Problem>, most: Option<f64>| {
        let each = |which: fn(&Measured) -> &Scrolled| {
            rounds.iter().map(|round| of(which(round))).collect::<Result<Vec<_>, _>>()
        };
        let (ours, floor) = (each(|round| &round.scrolled)?, each(|round| &round.plainly)?);
        Ok::<_, Problem>(Line {
            what: what.to_owned(),
            ours: milliseconds(&ours)?,
            floor: milliseconds(&floor)?,
            ratio: Some(median(&ratios(&ours, &floor))?),
            target: most.map(|most| below(percentile(&ours, 50), most)).transpose()?,
        })
    };
    let longest = |trace: &Trace| percentile(&trace.frames, 100);
    Ok(Section {
        title: format!("Scrolling through {} rows", size.rows),
        lines: vec![
            line("longest frame, end to end", &|it| longest(&it.far), Some(LONGEST_FRAME))?,
            line("99th percentile", &|it| percentile(&it.far.frames, 99), None)?,
            line("longest task in it", &|it| Ok(it.far.longest_task), None)?,
            line("longest frame, row by row", &|it| longest(&it.near), Some(LONGEST_FRAME))?,
            line("99th percentile", &|it| percentile(&it.near.frames, 99), None)?,
        ],
        notes: vec![format!("{} rounds, medians.", rounds.len())],
    })
}

pub(super) fn typing(size: &Size, rounds: &[Measured]) -> Result<Section, Problem> {
    let line = |what: &str, keys: fn(&Measured) -> &Vec<Key>, percent: usize, most: Option<f64>| {
        let (mut ours, mut queries) = (Vec::new(), Vec::new());
        for round in rounds {
            ours.push(percentile(&painted(keys(round)), percent)?);
            queries.push(percentile(&asked(keys(round)), percent)?);
        }
        Ok::<_, Problem>(Line {
            what: what.to_owned(),
            ours: milliseconds(&ours)?,
            floor: milliseconds(&queries)?,
            ratio: Some(median(&ratios(&ours, &queries))?),
            target: most.map(|most| below(percentile(&ours, 50), most)).transpose()?,
        })
    };
    let count = |keys: fn(&Measured) -> &Vec<Key>| rounds.first().map_or(0, |it| keys(it).len());
    let (typed, narrowed) = (count(|it| &it.typed), count(|it| &it.narrowed));
    Ok(Section {
        title: format!("From the key to the painted results, {} rows", size.rows),
        lines: vec![
            line("95th percentile", |it| &it.typed, 95, Some(KEY_TO_RESULTS))?,
            line("median", |it| &it.typed, 50, None)?,
            line("narrowed by price, 95th percentile", |it| &it.narrowed, 95, None)?,
            line("narrowed by price, median", |it| &it.narrowed, 50, None)?,
        ],
        notes: vec![format!(
            "The floor is the query as the page waits for it. {typed} keys, narrowed {narrowed}, \
             {} rounds, medians.",
            rounds.len()
        )],
    })
}

fn painted(keys: &[Key]) -> Vec<f64> {
    keys.iter().map(|key| key.painted).collect()
}

fn asked(keys: &[Key]) -> Vec<f64> {
    keys.iter().filter_map(|key| key.query).collect()
}

fn below(value: Result<f64, Problem>, most: f64) -> Result<Target, Problem> {
    Ok(Target::Below { value: value?, most, unit: " ms" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(longest: f64, slow: f64) -> Measured {
        let scrolled = |longest| {
            let trace = || Trace { frames: vec![16.0, longest, 16.0], longest_task: 9.0 };
            Scrolled { near: trace(), far: trace() }
        };
        let key = |painted, query| Key { painted, query };
        Measured {
            scrolled: scrolled(longest),
            plainly: scrolled(17.0),
            typed: vec![key(40.0, Some(20.0)), key(slow, None), key(60.0, Some(30.0))],
            narrowed: vec![key(900.0, Some(850.0))],
        }
    }

    #[test]
    fn the_median_of_the_rounds_is_held_against_the_target() {
        let rounds = [round(33.0, 90.0), round(51.0, 110.0), round(34.0, 95.0)];
        let told = scrolling(&Size::QUICK, &rounds).unwrap();
        let longest = told.lines.first().unwrap();
        assert_eq!(longest.ours, "34 ms (33–51)");
        assert_eq!(longest.ratio, Some(2.0), "of a plain list's 17 ms");
        let told = typing(&Size::QUICK, &rounds).unwrap();
        let slowest = told.lines.first().unwrap();
        assert_eq!(
            (slowest.ours.as_str(), slowest.floor.as_str()),
            ("95 ms (90–110)", "30 ms (30–30)")
        );
    }

    #[test]
    fn the_script_s_words_are_read() {
        let trace = r#"{ "frames": [16.7], "longestTask": 3.5 }"#;
        let scrolled = format!(r#"{{ "rows": 5, "near": {trace}, "far": {trace} }}"#);
        let key = r#"[{ "text": "be", "painted": 41.5, "query": null }]"#;
        let line = format!(
            r#"{{ "scrolled": {scrolled}, "plainly": {scrolled}, "typed": {key}, "narrowed": {key} }}"#
        );
        let read: Measured = serde_json::from_str(&line).unwrap();
        assert_eq!(read.typed.first().unwrap().query, None);
    }
}
