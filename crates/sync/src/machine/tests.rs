use desk_wire::protocol::{NewEpoch, Problem};

use super::*;

const OWN: Own = Own { first: 3, last: 9 };

fn problem(code: ProblemCode) -> HubError {
    let busy = matches!(code, ProblemCode::TooMany | ProblemCode::Unavailable);
    let epoch = NewEpoch { epoch: [7; 16], confirmed: false, from_seq: 0 };
    let problem = Problem {
        expect: (code == ProblemCode::ExpectDeviceSeq).then_some(5),
        epoch: (code == ProblemCode::EpochChanged).then_some(epoch),
        retry_after: busy.then_some(30),
        ..Problem::new(code)
    };
    HubError::Problem(problem)
}

/// Every code a hub can answer with, at every place of a sync, in the order of
/// [`At::ALL`]: upload, round, snapshot, rows, fork.
#[test]
fn every_refusal_has_its_way_on_wherever_it_comes() {
    let same = |step: Step| [(); 5].map(|()| step.clone());
    let stop = |stop| same(Step::Stop(stop));
    let garbled = Step::Stop(Stop::Garbled);
    let not_allowed = Step::Stop(Stop::NotAllowed);
    let not_there = Step::Stop(Stop::NotThere);
    let snapshot =
        [garbled.clone(), Step::Bootstrap, Step::Bootstrap, Step::Bootstrap, garbled.clone()];
    let busy = |after| stop(Stop::Busy { after });
    let refused = [
        not_allowed.clone(),
        not_allowed.clone(),
        not_allowed.clone(),
        Step::Skip,
        not_allowed.clone(),
    ];
    for &code in ProblemCode::ALL {
        let expected = match code {
            ProblemCode::BadRequest | ProblemCode::AlreadyThere => stop(Stop::Garbled),
            ProblemCode::Unauthorised => stop(Stop::SignedOut),
            ProblemCode::TokenReuse => stop(Stop::TokenReuse),
            ProblemCode::DeviceRevoked => stop(Stop::Revoked),
            ProblemCode::NotAllowed | ProblemCode::InvitationInvalid => refused.clone(),
            ProblemCode::NotFound => [
                not_there.clone(),
                not_there.clone(),
                Step::Bootstrap,
                Step::Skip,
                not_there.clone(),
            ],
            ProblemCode::ExpectDeviceSeq => [
                garbled.clone(),
                Step::Resend { from: 5 },
                garbled.clone(),
                garbled.clone(),
                garbled.clone(),
            ],
            ProblemCode::DeviceForked => {
                [Step::Fork, Step::Fork, garbled.clone(), garbled.clone(), garbled.clone()]
            }
            ProblemCode::EpochChanged => stop(Stop::HubRestored { epoch: [7; 16] }),
            ProblemCode::ScopeChanged | ProblemCode::CursorUnknown | ProblemCode::LogCompacted => {
                snapshot.clone()
            }
            ProblemCode::TooLarge => [
                Step::Stop(Stop::TooLarge),
                Step::Smaller,
                garbled.clone(),
                garbled.clone(),
                garbled.clone(),
            ],
            ProblemCode::TooOld => stop(Stop::TooOld),
            ProblemCode::TooMany | ProblemCode::Unavailable => busy(Some(30)),
            ProblemCode::Internal => busy(None),
        };
        for (at, expected) in At::ALL.into_iter().zip(expected) {
            let step = Machine::default().failed(at, &problem(code), OWN);
            assert_eq!(step, expected, "{} at {at:?}", code.code());
        }
    }
}

#[test]
fn what_is_no_refusal_stops_a_sync_wherever_it_comes() {
    let here = || HubError::Here { what: "the disk", cause: "full".into() };
    for at in At::ALL {
        let next = |error: HubError| Machine::default().failed(at, &error, OWN);
        assert_eq!(next(HubError::Unreachable(None)), Step::Stop(Stop::Unreachable));
        assert_eq!(next(HubError::Untrusted), Step::Stop(Stop::Untrusted));
        assert_eq!(next(HubError::nonsense("an answer")), Step::Stop(Stop::Garbled));
        assert_eq!(next(here()), Step::Stop(Stop::Here));
    }
}

#[test]
fn a_hub_that_lost_numbers_gets_them_again_as_far_as_we_have_them() {
    let expect = |number| {
        let expect = Some(number);
        let problem = Problem { expect, ..Problem::new(ProblemCode::ExpectDeviceSeq) };
        Machine::default().failed(At::Round, &HubError::Problem(problem), OWN)
    };
    assert_eq!(expect(3), Step::Resend { from: 3 });
    assert_eq!(expect(10), Step::Resend { from: 10 }, "it has everything");
    assert_eq!(expect(2), Step::Stop(Stop::CannotResend), "we do not have number 2");
    assert_eq!(expect(11), Step::Fork, "it has more than we made: this file is an older copy");
}

#[test]
fn a_restored_hub_is_followed_once_an_owner_confirmed_it() {
    let epoch = Some(NewEpoch { epoch: [1; 16], confirmed: true, from_seq: 0 });
    let changed = HubError::Problem(Problem { epoch, ..Problem::new(ProblemCode::EpochChanged) });
    assert_eq!(Machine::default().failed(At::Round, &changed, OWN), Step::Bootstrap);
    let unclear = HubError::Problem(Problem::new(ProblemCode::EpochChanged));
    let next = Machine::default().failed(At::Round, &unclear, OWN);
    assert_eq!(next, Step::Stop(Stop::Garbled));
}

#[test]
fn no_remedy_is_tried_for_ever() {
    for code in [
        ProblemCode::ExpectDeviceSeq,
        ProblemCode::DeviceForked,
        ProblemCode::CursorUnknown,
        ProblemCode::TooLarge,
    ] {
        let mut machine = Machine::default();
        let ended = (0..20)
            .any(|_| matches!(machine.failed(At::Round, &problem(code), OWN), Step::Stop(_)));
        assert!(ended, "{} goes on for ever", code.code());
    }
    let mut machine = Machine::default();
    let idle = Moved { news: 0, waiting: true, more: true };
    let ended = (0..20).any(|_| machine.moved(idle) == Step::Stop(Stop::NoProgress));
    assert!(ended, "rounds that move nothing go on for ever");
}

#[test]
fn rounds_go_on_until_nothing_waits_and_nothing_more_comes() {
    let mut machine = Machine::default();
    let moved = |waiting, more| Moved { news: 1, waiting, more };
    assert_eq!(machine.moved(moved(true, false)), Step::Round);
    assert_eq!(machine.moved(moved(false, true)), Step::Round);
    assert_eq!(machine.moved(moved(false, false)), Step::Done);
}

#[test]
fn an_answer_that_does_not_fit_is_never_taken() {
    let next = |misfit| Machine::default().misfit(misfit);
    assert_eq!(next(Misfit::Forged), Step::Stop(Stop::Forged));
    assert_eq!(next(Misfit::Diverged), Step::Bootstrap);
    assert_eq!(next(Misfit::NotOurs), Step::Fork);
}
