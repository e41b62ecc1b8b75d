//! What the rounds came to, beside the floor and the goals.

use super::goals::Goals;
use super::rounds::{Amount, Both, Round};
use crate::problem::Problem;
use crate::report::{Line, Section, Target, few_megabytes, milliseconds, seconds};
use crate::stats::{median, percentile, ratios};

/// How a list of figures is written.
type Written = fn(&[f64]) -> Result<String, Problem>;

pub(super) fn section(amount: Amount, goals: &Goals, rounds: &[Round]) -> Result<Section, Problem> {
    let of = |one: fn(&Round) -> f64| rounds.iter().map(one).collect::<Vec<f64>>();
    let operations = amount.records + amount.edits;
    let clash = amount.clash.same_field + amount.clash.same_record + amount.clash.apart;
    let mut lines = vec![
        timed("create all records at once", rounds, |round| &round.create, seconds, 1.0, None)?,
        timed(
            "one edit",
            rounds,
            |round| &round.edit,
            milliseconds,
            1e3 / amount.edits as f64,
            goals.edit,
        )?,
        slow_edits(rounds)?,
        timed(
            &format!("push of {operations} operations"),
            rounds,
            |round| &round.push,
            seconds,
            1.0,
            goals.push,
        )?,
        sent(
            "sent up by it",
            rounds,
            |one| (one.push.wire.up, one.push.floor_wire.up),
            goals.push_up,
        )?,
        sent(
            "sent down by it",
            rounds,
            |one| (one.push.wire.down, one.push.floor_wire.down),
            None,
        )?,
        timed("bootstrap of a new device", rounds, |round| &round.boot, seconds, 1.0, goals.boot)?,
        sent(
            "sent down by it",
            rounds,
            |one| (one.boot.wire.down, one.boot.floor_wire.down),
            goals.boot_down,
        )?,
    ];
    let met = format!("two devices meet after {clash} edits each");
    lines.push(plain(
        &met,
        &of(|one| one.meetings.iter().map(|it| it.told.seconds).sum()),
        seconds,
    )?);
    let each_way = |at: &str, values: Vec<f64>| most(at, &values, goals.converge_each_way);
    lines.extend([
        each_way("sent up by both", of(|one| mb(one.meetings.iter().map(|it| it.wire.up).sum())))?,
        each_way(
            "sent down to both",
            of(|one| mb(one.meetings.iter().map(|it| it.wire.down).sum())),
        )?,
        counted("round trips, the one", &of(|one| trips(one, &[0, 2])), goals.round_trips)?,
        counted("round trips, the other", &of(|one| trips(one, &[1])), goals.round_trips)?,
        counted("silent losses, on both devices", &of(|one| one.losses as f64), Some(0.0))?,
        counted("conflicts shown by the one", &of(|one| one.conflicts[0] as f64), None)?,
        counted("conflicts shown by the other", &of(|one| one.conflicts[1] as f64), None)?,
        most("peak memory, a device", &of(|one| one.client_memory), goals.client_memory)?,
        most("peak memory, the hub", &of(|one| one.hub_memory), goals.hub_memory)?,
        most("on disk in the end, a device", &of(|one| one.client_disk), goals.client_disk)?,
        most("on disk in the end, the hub", &of(|one| one.hub_disk), goals.hub_disk)?,
    ]);
    let work = |step: fn(&Round) -> &Both| -> Result<String, Problem> {
        let of = |one: fn(&Both) -> f64| {
            median(&rounds.iter().map(|round| one(step(round))).collect::<Vec<f64>>())
        };
        let (device, hub) = (of(|both| both.ours.processor)?, of(|both| both.hub_processor)?);
        Ok(format!("{device:.2} s on the device and {hub:.2} s on the hub"))
    };
    let processor = format!(
        "Processor time: the edits {:.2} ms each on the device (floor {:.2} ms); the push {}; the \
         bootstrap {}.",
        1e3 / amount.edits as f64 * median(&of(|one| one.edit.ours.processor))?,
        1e3 / amount.edits as f64 * median(&of(|one| one.edit.floor.processor))?,
        work(|round| &round.push)?,
        work(|round| &round.boot)?,
    );
    let notes = vec![processor, format!("{} rounds, medians.", rounds.len())];
    Ok(Section { title: format!("Sync of {} records", amount.records), lines, notes })
}

fn timed(
    what: &str,
    rounds: &[Round],
    step: fn(&Round) -> &Both,
    written: Written,
    times: f64,
    goal: Option<f64>,
) -> Result<Line, Problem> {
    let of = |one: fn(&Both) -> f64| -> Vec<f64> {
        rounds.iter().map(|round| times * one(step(round))).collect()
    };
    let (ours, floor) = (of(|both| both.ours.seconds), of(|both| both.floor.seconds));
    Ok(Line {
        what: what.to_owned(),
        ours: written(&ours)?,
        floor: written(&floor)?,
        ratio: Some(median(&ratios(&ours, &floor))?),
        target: goal.map(Target::Ratio),
    })
}

fn slow_edits(rounds: &[Round]) -> Result<Line, Problem> {
    let of = |one: fn(&Both) -> f64| -> Vec<f64> {
        rounds.iter().map(|round| 1e3 * one(&round.edit)).collect()
    };
    let (ours, floor) = (of(|both| both.ours.slow_edit), of(|both| both.floor.slow_edit));
    Ok(Line {
        what: "99th percentile of edits".to_owned(),
        ours: milliseconds(&ours)?,
        floor: milliseconds(&floor)?,
        ratio: Some(median(&ratios(&ours, &floor))?),
        target: None,
    })
}

fn sent(
    what: &str,
    rounds: &[Round],
    bytes: fn(&Round) -> (u64, u64),
    goal: Option<f64>,
) -> Result<Line, Problem> {
    let ours: Vec<f64> = rounds.iter().map(|round| mb(bytes(round).0)).collect();
    let floor: Vec<f64> = rounds.iter().map(|round| mb(bytes(round).1)).collect();
    Ok(Line { floor: few_megabytes(&floor)?, ..most(what, &ours, goal)? })
}

fn most(what: &str, values: &[f64], goal: Option<f64>) -> Result<Line, Problem> {
    let target =
        goal.map(|most| median(values).map(|value| Target::Below { value, most, unit: " MB" }));
    Ok(Line { target: target.transpose()?, ..plain(what, values, few_megabytes)? })
}

/// The worst round counts.
fn counted(what: &str, values: &[f64], goal: Option<f64>) -> Result<Line, Problem> {
    let value = percentile(values, 100)?;
    Ok(Line {
        target: goal.map(|most| Target::Below { value, most, unit: "" }),
        ..plain(what, values, |values| Ok(format!("{:.0}", percentile(values, 100)?)))?
    })
}

fn plain(what: &str, values: &[f64], written: Written) -> Result<Line, Problem> {
    Ok(Line {
        what: what.to_owned(),
        ours: written(values)?,
        floor: String::new(),
        ratio: None,
        target: None,
    })
}

fn trips(round: &Round, meetings: &[usize]) -> f64 {
    let of = |at: &usize| round.meetings.get(*at).map_or(0, |one| one.told.round_trips);
    meetings.iter().map(of).sum::<u64>() as f64
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
