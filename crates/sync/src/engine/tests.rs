//! A real file and a hub that says what it is told to.

use desk_store::Opening;
use desk_wire::protocol::{Limits, NewEpoch, Problem};

use super::*;
use crate::fake::{Bench, file_key};
use desk_wire::protocol::ProblemCode;

#[tokio::test]
async fn what_waits_goes_up_and_what_was_decided_comes_down() {
    let bench = Bench::linked().await;
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((report.pushed, report.pulled, report.stopped), (1, 2, None));
    assert_eq!(report.head.map(|head| head.seq), Some(2));
    assert_eq!(report.round_trips, 1, "one round trip is enough");
    assert!(!bench.waits().await);
    let again = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((again.pushed, again.pulled), (0, 0));
    assert_eq!(again.state_digest, report.state_digest);
    let link = bench.ctx.store.link().await.unwrap().unwrap();
    assert_eq!((link.last_result.as_deref(), link.clock_offset_ms), (Some("ok"), 5_000));
}

#[tokio::test]
async fn a_lost_answer_loses_nothing_and_does_nothing_twice() {
    let bench = Bench::linked().await;
    bench.hub.state().lose = 1;
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!(report.stopped, Some(Stop::Unreachable));
    assert!(bench.waits().await, "nobody told us that it arrived");
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((report.pushed, report.stopped), (1, None));
    assert_eq!(bench.hub.state().commands.len(), 1);
}

/// More than goes at once, with the founding.
const MANY: usize = 2 * Limits::COMMANDS + 500;

#[tokio::test]
async fn more_than_goes_at_once_goes_up_in_order_and_once() {
    let bench = Bench::linked().await;
    bench.edits(MANY - 1).await;
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((report.pushed, report.round_trips, report.stopped), (MANY as u64, 3, None));
    assert_eq!(bench.hub.state().commands.len(), MANY);
    assert!(!bench.waits().await);
}

#[tokio::test]
async fn an_answer_that_is_lost_while_another_is_written_down_loses_nothing() {
    let bench = Bench::linked().await;
    bench.edits(MANY - 1).await;
    (bench.hub.state().spare, bench.hub.state().lose) = (1, 1);
    let report = sync_now(&bench.ctx).await.unwrap();
    let first = Limits::COMMANDS as u64;
    assert_eq!((report.pushed, report.stopped), (first, Some(Stop::Unreachable)));
    let numbers = bench.ctx.store.own_numbers().await.unwrap();
    assert_eq!(numbers.first_waiting, Some(first + 1));
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((report.pushed, report.stopped), (MANY as u64 - first, None));
    assert_eq!(bench.hub.state().commands.len(), MANY, "none was done twice");
}

#[tokio::test]
async fn what_was_asked_ahead_does_not_count_when_the_answer_before_it_does_not_fit() {
    let bench = Bench::linked().await;
    bench.edits(MANY - 1).await;
    let wrong = |answer: &mut desk_wire::protocol::SyncAnswer| {
        answer.digests = vec![desk_wire::ScopeDigest { scope: 0, digest: [1; 32] }];
    };
    bench.hub.state().twist = Some(wrong);
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((report.pushed, report.head), (0, None));
    assert!(report.swap.is_some(), "it begins from a snapshot");
    assert_eq!(bench.hub.state().commands.len(), 2 * Limits::COMMANDS, "two went up meanwhile");
    let numbers = bench.ctx.store.own_numbers().await.unwrap();
    assert_eq!(numbers.first_waiting, Some(1), "and all wait for their outcome");
}

#[tokio::test]
async fn whatever_a_hub_refuses_the_command_goes_on_waiting() {
    for &code in ProblemCode::ALL {
        let bench = Bench::linked().await;
        for _ in 0..20 {
            bench.hub.refuse(Problem {
                expect: Some(1),
                epoch: Some(NewEpoch { epoch: [4; 16], confirmed: false, from_seq: 0 }),
                ..Problem::new(code)
            });
        }
        let report = sync_now(&bench.ctx).await.unwrap();
        assert!(report.stopped.is_some() || report.swap.is_some(), "{}", code.code());
        assert!(bench.waits().await, "{} lost a command", code.code());
        let state = bench.ctx.store.link().await.unwrap().unwrap().state;
        let ends = report.stopped.is_some_and(Stop::ends_link);
        assert_eq!(matches!(state, LinkState::Stopped(_)), ends, "{}", code.code());
    }
}

#[tokio::test]
async fn an_answer_that_is_not_the_hubs_is_not_taken() {
    let twists: [crate::fake::Twist; 4] = [
        |answer| answer.head.signature[0] ^= 1,
        |answer| answer.page.events[0].at_ms += 1,
        |answer| answer.page.first += 1,
        |answer| answer.page.events.truncate(1),
    ];
    for twist in twists {
        let bench = Bench::linked().await;
        bench.hub.state().twist = Some(twist);
        let report = sync_now(&bench.ctx).await.unwrap();
        assert_eq!(report.stopped, Some(Stop::Forged));
        assert!(bench.waits().await && report.head.is_none(), "nothing of it is in the file");
    }
}

#[tokio::test]
async fn a_copied_device_becomes_another_and_its_work_goes_up_under_its_new_name() {
    let Bench { folder, ctx, hub } = Bench::linked().await;
    hub.refuse(ProblemCode::DeviceForked);
    let report = sync_now(&ctx).await.unwrap();
    let swap = report.swap.expect("the file becomes another device");
    let fork = hub.state().forks.pop().unwrap();
    assert_eq!(fork.last_seq, 0, "number 1 still goes up");
    let message = desk_wire::protocol::Statement::message(&fork.statement);
    assert!(crate::key::signed_by(&ctx.key.public(), &message, &fork.signature));
    let path = ctx.store.path().to_owned();
    ctx.store.close().await.unwrap();
    let opening = Opening { backups: folder.path().join("backups") };
    swap.carry_out(&path, &file_key(), &opening).await.unwrap();
    let store = Store::open(&path, &file_key(), &opening).await.unwrap().store;
    assert_eq!(store.device().uuid(), fork.device());
    assert!(store.own_numbers().await.unwrap().first_waiting.is_some());
    let link = store.link().await.unwrap().unwrap();
    assert_eq!(link.refresh_token, Some([5; 32]));
    let ctx = Ctx::of(Arc::new(store), file_key(), ctx.ports.clone()).await.unwrap();
    assert_eq!(ctx.key.public(), fork.key, "its key lies in the keychain");
    assert_eq!(sync_now(&ctx).await.unwrap().pushed, 1);
}

/// Closes the file, has it done, and opens the file again.
async fn swapped(folder: &tempfile::TempDir, ctx: Ctx, swap: Swap) -> Ctx {
    let path = ctx.store.path().to_owned();
    ctx.store.close().await.unwrap();
    let opening = Opening { backups: folder.path().join("backups") };
    swap.carry_out(&path, &file_key(), &opening).await.unwrap();
    let store = Store::open(&path, &file_key(), &opening).await.unwrap().store;
    Ctx { store: Arc::new(store), ..ctx }
}

#[tokio::test]
async fn a_file_that_begins_again_from_a_snapshot_brings_along_what_waits() {
    let Bench { folder, ctx, hub } = Bench::linked().await;
    hub.refuse(ProblemCode::CursorUnknown);
    let report = sync_now(&ctx).await.unwrap();
    let ctx = swapped(&folder, ctx, report.swap.expect("a new file is there")).await;
    assert!(ctx.store.own_numbers().await.unwrap().first_waiting.is_some());
    assert!(ctx.store.link().await.unwrap().is_some(), "it has the same hub");
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("filling"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing is left behind");
    let report = sync_now(&ctx).await.unwrap();
    assert_eq!((report.pushed, report.stopped), (1, None));
}

#[tokio::test]
async fn a_file_that_another_program_has_open_stays() {
    let Bench { folder, ctx, hub } = Bench::linked().await;
    hub.refuse(ProblemCode::CursorUnknown);
    let swap = sync_now(&ctx).await.unwrap().swap.expect("a new file is there");
    let path = ctx.store.path().to_owned();
    ctx.store.close().await.unwrap();
    let opening = Opening { backups: folder.path().join("backups") };
    let theirs = Store::open(&path, &file_key(), &opening).await.unwrap().store;
    let refused = swap.carry_out(&path, &file_key(), &opening).await;
    assert!(matches!(refused, Err(SwapError::InUse)), "{refused:?}");
    theirs.close().await.unwrap();
    let store = Store::open(&path, &file_key(), &opening).await.unwrap().store;
    assert!(store.own_numbers().await.unwrap().first_waiting.is_some());
}

#[tokio::test]
async fn what_a_restored_hub_lost_goes_up_again() {
    let Bench { folder, ctx, hub } = Bench::linked().await;
    assert_eq!(sync_now(&ctx).await.unwrap().pushed, 1);
    // The backup is from before the command came.
    hub.state().events.clear();
    hub.state().commands.clear();
    let epoch = |confirmed| {
        let epoch = Some(NewEpoch { epoch: [4; 16], confirmed, from_seq: 0 });
        Problem { epoch, ..Problem::new(ProblemCode::EpochChanged) }
    };
    hub.refuse(epoch(false));
    let stopped = sync_now(&ctx).await.unwrap().stopped;
    assert_eq!(stopped, Some(Stop::HubRestored { epoch: [4; 16] }), "an owner looks first");
    hub.state().epoch = [4; 16];
    hub.refuse(epoch(true));
    let report = sync_now(&ctx).await.unwrap();
    let ctx = swapped(&folder, ctx, report.swap.expect("a new file is there")).await;
    let report = sync_now(&ctx).await.unwrap();
    assert_eq!((report.pushed, report.stopped), (1, None), "the command is there again");
    assert_eq!(hub.state().commands.len(), 1);
}
