//! The featured offers: up to five, in order, on top of the catalog
//! (catalog-pricing.md, 1).

use crate::change::Change;
use crate::command::{Command, Place};
use crate::decide::{Decision, Refusal};
use crate::facts::{Facts, OfferStanding};
use crate::ids::OfferId;
use crate::order_key;
use crate::schema::{EntityType, featured_offer};

/// "Up to five offers", in every version of the documentation.
pub const LIMIT: usize = 5;

/// An offer on top of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Featured {
    pub offer: OfferId,
    /// Its title when it was featured, for the day the list no longer has it.
    pub title: String,
    pub order_key: String,
}

/// An offer joins the others.
pub(crate) fn feature(
    facts: &Facts,
    offer: &OfferId,
    title: &str,
    place: &Place,
) -> Result<Decision, Refusal> {
    let featured = &facts.featured;
    if position(featured, offer).is_some() {
        return Ok(Decision::nothing());
    }
    match facts.offer {
        OfferStanding::Sellable | OfferStanding::NotJudgedHere => {}
        OfferStanding::Missing => return Err(Refusal::OfferNotInList { offer: offer.clone() }),
        OfferStanding::EndOfSale => return Err(Refusal::OfferEndOfSale { offer: offer.clone() }),
        OfferStanding::AddOn => return Err(Refusal::OfferIsAddOn { offer: offer.clone() }),
    }
    has_room(facts)?;
    let id = offer.featured_entity();
    Ok(Decision {
        changes: vec![
            Change::Create { entity: EntityType::FeaturedOffer, id },
            Change::Set { field: &featured_offer::OFFER, id, value: offer.to_string().into() },
            Change::Set { field: &featured_offer::TITLE, id, value: title.into() },
            Change::Set {
                field: &featured_offer::ORDER_KEY,
                id,
                value: key_at(featured, place).into(),
            },
        ],
        inverse: Some(Command::UnfeatureOffer { offer: offer.clone() }),
    })
}

/// Whether one more may join.
pub(crate) fn has_room(facts: &Facts) -> Result<(), Refusal> {
    if facts.featured.len() < LIMIT {
        return Ok(());
    }
    Err(Refusal::FeaturedFull {
        limit: LIMIT,
        featured: facts.featured.iter().map(|one| one.title.clone()).collect(),
    })
}

/// An offer leaves; leaving twice is once.
pub(crate) fn unfeature(facts: &Facts, offer: &OfferId) -> Decision {
    let Some(index) = position(&facts.featured, offer) else {
        return Decision::nothing();
    };
    let title = facts.featured.get(index).map_or_else(String::new, |one| one.title.clone());
    Decision {
        changes: vec![Change::Delete {
            entity: EntityType::FeaturedOffer,
            id: offer.featured_entity(),
        }],
        inverse: Some(Command::FeatureOffer {
            offer: offer.clone(),
            title,
            place: Place::at(&others(&facts.featured, offer), index),
        }),
    }
}

/// An offer changes its place.
pub(crate) fn move_to(facts: &Facts, offer: &OfferId, place: &Place) -> Result<Decision, Refusal> {
    let featured = &facts.featured;
    let Some(index) = position(featured, offer) else {
        return Err(Refusal::NotFeatured { offer: offer.clone() });
    };
    let rest: Vec<Featured> = featured.iter().filter(|one| one.offer != *offer).cloned().collect();
    if slot(&rest, place) == index {
        return Ok(Decision::nothing());
    }
    Ok(Decision {
        changes: vec![Change::Set {
            field: &featured_offer::ORDER_KEY,
            id: offer.featured_entity(),
            value: key_at(&rest, place).into(),
        }],
        inverse: Some(Command::MoveFeatured {
            offer: offer.clone(),
            place: Place::at(&others(featured, offer), index),
        }),
    })
}

fn position(featured: &[Featured], offer: &OfferId) -> Option<usize> {
    featured.iter().position(|one| one.offer == *offer)
}

fn others(featured: &[Featured], offer: &OfferId) -> Vec<OfferId> {
    featured.iter().map(|one| &one.offer).filter(|one| *one != offer).cloned().collect()
}

fn key_at(rest: &[Featured], place: &Place) -> String {
    let slot = slot(rest, place);
    let key = |index: usize| rest.get(index).map(|one| one.order_key.as_str());
    order_key::between(slot.checked_sub(1).and_then(key), key(slot))
}

/// The index among `rest` that `place` means now: behind the nearest remembered
/// neighbour that is still there, else before the nearest one behind, else the end.
fn slot(rest: &[Featured], place: &Place) -> usize {
    let find = |offer: &OfferId| position(rest, offer);
    // The nearest neighbour wins, whichever side it stands on.
    let reach = place.after.len().max(place.before.len());
    for near in 0..reach {
        if let Some(index) = place.after.get(near).and_then(find) {
            return index + 1;
        }
        if let Some(index) = place.before.get(near).and_then(find) {
            return index;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> OfferId {
        OfferId::new(name, "1").unwrap()
    }

    /// The featured offers named by the letters, in this order.
    fn facts(names: &str) -> Facts {
        let mut key = None;
        let mut featured = Vec::new();
        for name in names.chars() {
            let next = order_key::between(key.as_deref(), None);
            featured.push(Featured {
                offer: id(&name.to_string()),
                title: format!("Offer {name}"),
                order_key: next.clone(),
            });
            key = Some(next);
        }
        Facts { founded: true, featured, offer: OfferStanding::Sellable, ..Facts::default() }
    }

    /// The order after `decision`, as letters.
    fn after(facts: &Facts, decision: &Decision) -> String {
        let mut order: Vec<(String, OfferId)> =
            facts.featured.iter().map(|one| (one.order_key.clone(), one.offer.clone())).collect();
        for change in &decision.changes {
            match change {
                Change::Set { field, id, value: crate::value::Value::Text(text) }
                    if field.name == "order_key" =>
                {
                    match order.iter_mut().find(|(_, offer)| offer.featured_entity() == *id) {
                        Some(one) => one.0.clone_from(text),
                        None => order.push((text.clone(), OfferId::new("X", "1").unwrap())),
                    }
                }
                Change::Delete { id, .. } => {
                    order.retain(|(_, offer)| offer.featured_entity() != *id);
                }
                Change::Create { .. }
                | Change::Set { .. }
                | Change::Add { .. }
                | Change::Remove { .. }
                | Change::Restore { .. } => {}
            }
        }
        order.sort();
        order.iter().map(|(_, offer)| offer.product().to_owned()).collect()
    }

    fn at(facts: &Facts, moving: &str, index: usize) -> Place {
        Place::at(&others(&facts.featured, &id(moving)), index)
    }

    #[test]
    fn offers_go_where_they_are_put() {
        let four = facts("ABCD");
        for (index, order) in [(0, "XABCD"), (2, "ABXCD"), (4, "ABCDX"), (9, "ABCDX")] {
            let decision = feature(&four, &id("X"), "X", &at(&four, "X", index)).unwrap();
            assert_eq!(after(&four, &decision), order, "at {index}");
        }
        let five = facts("ABCDE");
        for (moving, index, order) in
            [("E", 0, "EABCD"), ("A", 4, "BCDEA"), ("C", 1, "ACBDE"), ("B", 2, "ACBDE")]
        {
            let decision = move_to(&five, &id(moving), &at(&five, moving, index)).unwrap();
            assert_eq!(after(&five, &decision), order, "{moving} to {index}");
        }
    }

    #[test]
    fn a_sixth_is_refused_and_says_which_five_there_are() {
        let five = facts("ABCDE");
        let Err(Refusal::FeaturedFull { limit: 5, featured }) =
            feature(&five, &id("X"), "X", &Place::default())
        else {
            panic!("a sixth must be refused");
        };
        assert_eq!(featured.len(), 5);
        assert_eq!(featured[0], "Offer A");
    }

    #[test]
    fn featuring_twice_says_so_once() {
        let five = facts("ABCDE");
        let again = feature(&five, &id("A"), "A", &Place::default()).unwrap();
        assert_eq!(again, Decision::nothing(), "also when the five are full");
        assert_eq!(unfeature(&five, &id("X")), Decision::nothing());
    }

    #[test]
    fn only_what_can_be_sold_is_featured() {
        for (standing, refused) in [
            (OfferStanding::Sellable, None),
            (OfferStanding::NotJudgedHere, None),
            (OfferStanding::Missing, Some(Refusal::OfferNotInList { offer: id("X") })),
            (OfferStanding::EndOfSale, Some(Refusal::OfferEndOfSale { offer: id("X") })),
            (OfferStanding::AddOn, Some(Refusal::OfferIsAddOn { offer: id("X") })),
        ] {
            let facts = Facts { offer: standing, ..facts("A") };
            assert_eq!(feature(&facts, &id("X"), "X", &Place::default()).err(), refused);
        }
    }

    #[test]
    fn a_move_whose_neighbour_is_gone_goes_to_the_nearest_that_is_left() {
        let then = facts("ABCDE");
        let place = at(&then, "E", 2);
        let now = facts("ACDE");
        let decision = move_to(&now, &id("E"), &place).unwrap();
        assert_eq!(after(&now, &decision), "AECD", "B is gone; C is the nearest behind");
    }

    #[test]
    fn moving_to_where_it_is_changes_nothing() {
        let five = facts("ABCDE");
        assert_eq!(move_to(&five, &id("C"), &at(&five, "C", 2)), Ok(Decision::nothing()));
        assert_eq!(
            move_to(&five, &id("X"), &Place::default()),
            Err(Refusal::NotFeatured { offer: id("X") })
        );
    }

    #[test]
    fn every_inverse_brings_the_order_back() {
        let five = facts("ABCDE");
        let moved = move_to(&five, &id("D"), &at(&five, "D", 0)).unwrap();
        assert_eq!(
            moved.inverse,
            Some(Command::MoveFeatured { offer: id("D"), place: at(&five, "D", 3) })
        );
        let gone = unfeature(&five, &id("B"));
        assert_eq!(
            gone.inverse,
            Some(Command::FeatureOffer {
                offer: id("B"),
                title: "Offer B".to_owned(),
                place: at(&five, "B", 1)
            })
        );
    }
}
