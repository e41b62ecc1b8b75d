//! What can be said against a value.

use crate::countries::pattern::shown;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Microsoft would refuse it, or it cannot be what it is meant to be.
    Error,
    /// Worth a look.
    Warning,
}

/// Something that a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    Missing,
    TooLong {
        limit: usize,
    },
    /// A line break, or a sign that is not seen and turns the text around.
    HiddenSign,
    /// No country in which Microsoft's partners do business.
    UnknownCountry,
    /// Not one of the country's states.
    UnknownState,
    /// [P] Not one that we know; which ones Microsoft knows, nobody wrote down.
    UnusualState,
    /// Not how the country writes postal codes; `form` is.
    PostalCodeForm {
        form: &'static str,
    },
    /// Something other than digits and what stands between them.
    PhoneSigns,
    /// Numbers there have `lengths` digits, such as `6 8-9`.
    PhoneLength {
        lengths: &'static str,
    },
    /// Fewer digits than any number has.
    PhoneTooShort {
        least: usize,
    },
    /// A location's number is at most ten digits and nothing else (account.md, 2.1).
    LocationPhone,
    /// A number of another country.
    PhoneElsewhere,
    EmailForm,
    /// A mailbox of a provider for private persons (account.md, 4.1.2).
    PersonalMailbox,
    /// `x@company.onmicrosoft.com` often has no mailbox at all.
    TenantMailbox,
    /// None of the company's verified domains.
    ForeignDomain,
    WebsiteForm,
    /// Neither `http` nor `https`.
    WebsiteScheme,
    /// Not the form that Microsoft's articles give.
    TaxForm {
        form: &'static str,
    },
    /// [P] Not how the country writes it.
    UnusualTaxForm {
        form: &'static str,
    },
    /// [P] Not how the country writes it.
    UnusualRegistrationForm {
        form: &'static str,
    },
    /// [P] The check digit does not go with the others: a digit is wrong or two changed
    /// places.
    CheckDigit,
    GuidForm,
    DunsForm,
    MpnIdForm,
    /// The language is not one that Partner Center speaks in this country.
    LanguageElsewhere,
    /// The same of a culture.
    CultureElsewhere,
    /// [P] The currency is not one in which Microsoft bills there.
    CurrencyElsewhere,
    /// A word that looks cut short; the register has it in full.
    Abbreviation,
}

impl Problem {
    /// What stands in `--json`, and what screens say words for.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too_long",
            Self::HiddenSign => "hidden_sign",
            Self::UnknownCountry => "unknown_country",
            Self::UnknownState => "unknown_state",
            Self::UnusualState => "unusual_state",
            Self::PostalCodeForm { .. } => "postal_code_form",
            Self::PhoneSigns => "phone_signs",
            Self::PhoneLength { .. } => "phone_length",
            Self::PhoneTooShort { .. } => "phone_too_short",
            Self::LocationPhone => "location_phone",
            Self::PhoneElsewhere => "phone_elsewhere",
            Self::EmailForm => "email_form",
            Self::PersonalMailbox => "personal_mailbox",
            Self::TenantMailbox => "tenant_mailbox",
            Self::ForeignDomain => "foreign_domain",
            Self::WebsiteForm => "website_form",
            Self::WebsiteScheme => "website_scheme",
            Self::TaxForm { .. } => "tax_form",
            Self::UnusualTaxForm { .. } => "unusual_tax_form",
            Self::UnusualRegistrationForm { .. } => "unusual_registration_form",
            Self::CheckDigit => "check_digit",
            Self::GuidForm => "guid_form",
            Self::DunsForm => "duns_form",
            Self::MpnIdForm => "mpn_id_form",
            Self::LanguageElsewhere => "language_elsewhere",
            Self::CultureElsewhere => "culture_elsewhere",
            Self::CurrencyElsewhere => "currency_elsewhere",
            Self::Abbreviation => "abbreviation",
        }
    }

    pub const fn level(self) -> Level {
        match self {
            Self::Missing
            | Self::TooLong { .. }
            | Self::HiddenSign
            | Self::UnknownCountry
            | Self::UnknownState
            | Self::PostalCodeForm { .. }
            | Self::PhoneSigns
            | Self::PhoneLength { .. }
            | Self::PhoneTooShort { .. }
            | Self::LocationPhone
            | Self::EmailForm
            | Self::WebsiteForm
            | Self::WebsiteScheme
            | Self::TaxForm { .. }
            | Self::GuidForm
            | Self::DunsForm
            | Self::MpnIdForm
            | Self::LanguageElsewhere
            | Self::CultureElsewhere => Level::Error,
            Self::UnusualState
            | Self::PhoneElsewhere
            | Self::PersonalMailbox
            | Self::TenantMailbox
            | Self::ForeignDomain
            | Self::UnusualTaxForm { .. }
            | Self::UnusualRegistrationForm { .. }
            | Self::CheckDigit
            | Self::CurrencyElsewhere
            | Self::Abbreviation => Level::Warning,
        }
    }

    /// What was wanted: how many characters, which form.
    pub fn about(self) -> Option<String> {
        match self {
            Self::TooLong { limit } | Self::PhoneTooShort { least: limit } => {
                Some(limit.to_string())
            }
            Self::PostalCodeForm { form }
            | Self::TaxForm { form }
            | Self::UnusualTaxForm { form }
            | Self::UnusualRegistrationForm { form } => Some(shown(form)),
            Self::PhoneLength { lengths } => Some(lengths.replace(' ', ", ")),
            Self::Missing
            | Self::HiddenSign
            | Self::UnknownCountry
            | Self::UnknownState
            | Self::UnusualState
            | Self::PhoneSigns
            | Self::LocationPhone
            | Self::PhoneElsewhere
            | Self::EmailForm
            | Self::PersonalMailbox
            | Self::TenantMailbox
            | Self::ForeignDomain
            | Self::WebsiteForm
            | Self::WebsiteScheme
            | Self::CheckDigit
            | Self::GuidForm
            | Self::DunsForm
            | Self::MpnIdForm
            | Self::LanguageElsewhere
            | Self::CultureElsewhere
            | Self::CurrencyElsewhere
            | Self::Abbreviation => None,
        }
    }
}
