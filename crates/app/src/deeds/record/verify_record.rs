use desk_sync::verify;

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Nothing, RecordProblem, RecordProof};

/// Checks the whole record on this computer: that it leads without a gap to the
/// end that the hub signed, and that the hub invented neither a change nor a
/// device.
pub async fn verify_record(desk: &Desk, _ask: Nothing) -> Result<RecordProof, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let Some(link) = here.store().link().await? else {
        return Err(AppError::new(ErrorCode::NoHub, "the workspace has no hub"));
    };
    let hub = desk.bench.hub().await?;
    let proof = verify::verify_record(&hub).await?;
    Ok(RecordProof {
        whole: proof.is_good(),
        head: proof.head.map(|head| present::signed_head(&head, &link)),
        events: present::count(proof.events),
        hidden: present::count(proof.hidden),
        commands: present::count(proof.commands),
        devices: present::count(proof.devices),
        problems: proof
            .faults
            .iter()
            .map(|(seq, fault)| RecordProblem {
                code: fault.code().to_owned(),
                seq: Some(present::count(*seq)),
                about: None,
            })
            .collect(),
        checked_at: desk.ports.clock.now().wall.to_string(),
    })
}
