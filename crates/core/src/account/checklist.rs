//! What there is to be done before the company's profile is complete (account.md,
//! section 10), what is done of it, and how far that is.

use std::collections::BTreeSet;

use super::field::AccountField;
use super::findings::findings;
use super::part::{Part, Place, Profile};
use super::standing::{AccountFacts, Verification};
use crate::access::Actor;
use crate::checks;
use crate::countries::Country;
use crate::words::words;

words! {
    /// A thing to be done.
    Item, "an item of the checklist";
    AdminEmail "acct.admin_email";
    LegalName "legal.name";
    LegalAddress "legal.address";
    LegalContact "legal.contact";
    Registration "legal.registration";
    LegalVerification "legal.verification";
    SupportEmail "support.email";
    SupportPhone "support.phone";
    SupportWebsite "support.website";
    BillingAddress "billing.address";
    BillingContact "billing.contact";
    TaxId "billing.tax_id";
    TaxExemption "tax.exemption";
    LanguageCulture "org.language_culture";
    MpnAssociation "mpn.association";
    Locations "locations.reviewed";
    FirstUsers "users.first";
    UserRoles "users.roles";
    TwoAdmins "users.two_admins";
    Mfa "security.mfa";
    BusinessProfile "bizprofile.published";
    FeaturedOffers "catalog.featured";
    PriceList "pricing.current";
}

words! {
    /// How much an item matters.
    Weight, "a weight";
    Blocking "blocking";
    Warning "warning";
    Info "info";
}

words! {
    /// How an item stands.
    ItemState, "a state of an item";
    Done "done";
    Open "open";
    /// Nothing is asked of this company.
    NotNeeded "not_needed";
    /// Partner Desk keeps nothing of it, so it cannot tell. It is not counted.
    NotKept "not_kept";
    /// Whoever asks may not see it. It is not counted.
    Hidden "hidden";
}

impl Weight {
    /// What it counts in the score [P].
    pub const fn points(self) -> u32 {
        match self {
            Self::Blocking => 3,
            Self::Warning => 2,
            Self::Info => 1,
        }
    }
}

/// What the checklist has to know beside the profiles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// The e-mail addresses of the active global admins.
    pub admin_emails: Vec<String>,
    pub active_people: usize,
    pub active_without_role: usize,
    pub active_without_mfa: usize,
    pub global_admins: usize,
    /// `None` where whoever asks may not see the catalog.
    pub featured_offers: Option<usize>,
    /// Whether there is a price list of this month; `None` likewise.
    pub price_list_is_current: Option<bool>,
    /// Whether the question of tax exemptions is answered; `None` as long as nothing is
    /// kept of them.
    pub exemptions_answered: Option<bool>,
    /// Published business profiles; `None` likewise.
    pub business_profiles: Option<usize>,
}

/// An item, and what it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub item: Item,
    pub weight: Weight,
    pub state: ItemState,
    /// The fields to go to.
    pub gaps: Vec<AccountField>,
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    pub items: Vec<Checked>,
    /// Of a hundred, by the points of what is counted.
    pub score: u32,
    /// Blocking items that are open.
    pub blocking: usize,
}

/// The checklist for whoever asks: items about profiles that they may not see say so.
pub fn checklist(facts: &AccountFacts, around: &Around, actor: &Actor) -> Checklist {
    let list = List { facts, around };
    let items: Vec<Checked> = Item::ALL
        .iter()
        .map(|item| {
            let mut checked = list.check(*item);
            if item.profiles().iter().any(|one| actor.may(one.view_task()).is_err()) {
                checked.state = ItemState::Hidden;
                checked.gaps = Vec::new();
            }
            checked
        })
        .collect();
    let points = |state: &[ItemState]| -> u32 {
        let of = items.iter().filter(|one| state.contains(&one.state));
        of.map(|one| one.weight.points()).sum()
    };
    let counted = points(&[ItemState::Done, ItemState::Open]);
    let score = (points(&[ItemState::Done]) * 100).checked_div(counted).unwrap_or(100);
    let stops = |one: &&Checked| one.state == ItemState::Open && one.weight == Weight::Blocking;
    let blocking = items.iter().filter(stops).count();
    Checklist { items, score, blocking }
}

impl Item {
    pub const fn weight(self) -> Weight {
        match self {
            Self::AdminEmail
            | Self::LegalName
            | Self::LegalAddress
            | Self::LegalContact
            | Self::Registration
            | Self::SupportEmail
            | Self::SupportPhone
            | Self::SupportWebsite
            | Self::BillingAddress
            | Self::BillingContact
            | Self::TaxId
            | Self::TaxExemption
            | Self::MpnAssociation
            | Self::UserRoles => Weight::Blocking,
            Self::LegalVerification
            | Self::LanguageCulture
            | Self::Locations
            | Self::FirstUsers
            | Self::TwoAdmins
            | Self::Mfa => Weight::Warning,
            Self::BusinessProfile | Self::FeaturedOffers | Self::PriceList => Weight::Info,
        }
    }

    /// The profiles that one must see to tell.
    const fn profiles(self) -> &'static [Profile] {
        match self {
            Self::LegalName
            | Self::LegalAddress
            | Self::LegalContact
            | Self::Registration
            | Self::LegalVerification
            | Self::SupportEmail
            | Self::SupportPhone
            | Self::SupportWebsite
            | Self::LanguageCulture
            | Self::MpnAssociation
            | Self::Locations
            | Self::FirstUsers => &[Profile::Legal],
            Self::BillingAddress | Self::BillingContact | Self::TaxId => &[Profile::Billing],
            Self::AdminEmail
            | Self::TaxExemption
            | Self::UserRoles
            | Self::TwoAdmins
            | Self::Mfa
            | Self::BusinessProfile
            | Self::FeaturedOffers
            | Self::PriceList => &[],
        }
    }
}

struct List<'f> {
    facts: &'f AccountFacts,
    around: &'f Around,
}

impl List<'_> {
    fn check(&self, item: Item) -> Checked {
        let around = self.around;
        let (state, gaps) = match item {
            Item::AdminEmail => done(around.admin_emails.iter().any(|email| is_work_email(email))),
            Item::LegalName => self.good(&[(Place::Legal, Some(Part::CompanyName))]),
            Item::LegalAddress => self.good(&[(Place::LegalAddress, None)]),
            Item::LegalContact => self.good(&[(Place::LegalContact, None)]),
            Item::Registration => self.registration(),
            Item::LegalVerification => {
                let authorized = self.facts.verification() == Some(Verification::Authorized);
                (done(authorized).0, gap(authorized, Place::Legal, Part::VettingStatus))
            }
            Item::SupportEmail => self.good(&[(Place::Support, Some(Part::Email))]),
            Item::SupportPhone => self.good(&[(Place::Support, Some(Part::Telephone))]),
            Item::SupportWebsite => self.good(&[(Place::Support, Some(Part::Website))]),
            Item::BillingAddress => self.good(&[(Place::BillingAddress, None)]),
            Item::BillingContact => self.good(&[(Place::BillingContact, None)]),
            Item::TaxId => self.tax_id(),
            Item::TaxExemption => kept(around.exemptions_answered),
            Item::LanguageCulture => self.language_culture(),
            Item::MpnAssociation => self.there(Place::Mpn, Part::MpnId),
            // Locations are not kept here yet: a single site is an answer, several are not.
            Item::Locations => {
                let single = self.facts.effective(Place::Account, Part::SingleSite).is_some();
                (if single { ItemState::Done } else { ItemState::NotKept }, Vec::new())
            }
            Item::FirstUsers => {
                let alone = self.facts.effective(Place::Account, Part::WorksAlone).is_some();
                let good = alone || around.active_people > 1;
                (done(good).0, gap(good, Place::Account, Part::WorksAlone))
            }
            Item::UserRoles => done(around.active_without_role == 0),
            Item::TwoAdmins => done(around.global_admins >= 2),
            Item::Mfa => done(around.active_without_mfa == 0),
            Item::BusinessProfile => kept(around.business_profiles.map(|count| count > 0)),
            Item::FeaturedOffers => seen(around.featured_offers.map(|count| count > 0)),
            Item::PriceList => seen(around.price_list_is_current),
        };
        Checked { item, weight: item.weight(), state, gaps }
    }

    /// Nothing is missing there and nothing wrong; of a place, or of one part of it.
    fn good(&self, at: &[(Place, Option<Part>)]) -> (ItemState, Vec<AccountField>) {
        let within = |field: AccountField| {
            at.iter().any(|(place, part)| {
                field.place() == *place && part.is_none_or(|part| part == field.part())
            })
        };
        let profiles: BTreeSet<Profile> = at.iter().map(|(place, _)| place.profile()).collect();
        let found = profiles.into_iter().flat_map(|profile| findings(self.facts, profile));
        let wrong = found.filter(|one| one.is_error() && within(one.field)).map(|one| one.field);
        open_at(wrong.collect::<BTreeSet<_>>().into_iter().collect())
    }

    fn there(&self, place: Place, part: Part) -> (ItemState, Vec<AccountField>) {
        let good = self.facts.effective(place, part).is_some();
        (done(good).0, gap(good, place, part))
    }

    fn country(&self, place: Place) -> Option<Country> {
        self.facts.effective(place, Part::Country)?.parse().ok()
    }

    fn registration(&self) -> (ItemState, Vec<AccountField>) {
        let rule = self.country(Place::LegalAddress).and_then(Country::registration);
        let number = (Place::Identifiers, Some(Part::RegistrationNumber));
        let mandatory = rule.is_some_and(|rule| rule.mandatory);
        let given = self.facts.effective(number.0, Part::RegistrationNumber).is_some();
        if mandatory || given { self.good(&[number]) } else { (ItemState::NotNeeded, Vec::new()) }
    }

    fn tax_id(&self) -> (ItemState, Vec<AccountField>) {
        let country =
            self.country(Place::BillingAddress).or_else(|| self.country(Place::LegalAddress));
        let Some(country) = country else {
            return (ItemState::Open, gap(false, Place::BillingAddress, Part::Country));
        };
        let given = self.facts.effective(Place::Billing, Part::TaxId).is_some();
        if country.needs_tax_number() || given {
            self.good(&[(Place::Billing, Some(Part::TaxId))])
        } else {
            (ItemState::NotNeeded, Vec::new())
        }
    }

    fn language_culture(&self) -> (ItemState, Vec<AccountField>) {
        let mut gaps = Vec::new();
        for part in [Part::Language, Part::Culture] {
            let (mut state, mut at) = self.there(Place::Organization, part);
            if state == ItemState::Done {
                (state, at) = self.good(&[(Place::Organization, Some(part))]);
            }
            if state != ItemState::Done {
                gaps.append(&mut at);
            }
        }
        open_at(gaps)
    }
}

fn done(good: bool) -> (ItemState, Vec<AccountField>) {
    (if good { ItemState::Done } else { ItemState::Open }, Vec::new())
}

fn open_at(gaps: Vec<AccountField>) -> (ItemState, Vec<AccountField>) {
    (if gaps.is_empty() { ItemState::Done } else { ItemState::Open }, gaps)
}

fn kept(good: Option<bool>) -> (ItemState, Vec<AccountField>) {
    good.map_or((ItemState::NotKept, Vec::new()), done)
}

fn seen(good: Option<bool>) -> (ItemState, Vec<AccountField>) {
    good.map_or((ItemState::Hidden, Vec::new()), done)
}

fn gap(good: bool, place: Place, part: Part) -> Vec<AccountField> {
    if good { Vec::new() } else { AccountField::at(place, part).into_iter().collect() }
}

fn is_work_email(email: &str) -> bool {
    let checked = checks::email(email, &[]);
    !checked.kept.is_empty() && checked.problems.is_empty()
}

#[cfg(test)]
mod tests;
