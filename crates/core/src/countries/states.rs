//! States and provinces, where Microsoft asks for one of a list: in the United States,
//! Canada, China and Mexico (account.md, 5). The codes are those of ISO 3166-2; of the
//! United States they are also in Microsoft’s own sample.

use super::Country;

/// A state, a province, or what is like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    pub code: &'static str,
    /// What it calls itself, in Latin letters.
    pub name: &'static str,
}

const fn at(code: &'static str, name: &'static str) -> State {
    State { code, name }
}

pub(super) fn of(country: Country) -> &'static [State] {
    match country.code() {
        "US" => UNITED_STATES,
        "CA" => CANADA,
        "CN" => CHINA,
        "MX" => MEXICO,
        _ => &[],
    }
}

/// Whether the list is surely Microsoft’s. Nobody wrote down which codes it has for
/// China and Mexico.
pub(super) fn are_sure(country: Country) -> bool {
    matches!(country.code(), "US" | "CA")
}

const UNITED_STATES: &[State] = &[
    at("AL", "Alabama"),
    at("AK", "Alaska"),
    at("AZ", "Arizona"),
    at("AR", "Arkansas"),
    at("CA", "California"),
    at("CO", "Colorado"),
    at("CT", "Connecticut"),
    at("DE", "Delaware"),
    at("DC", "District of Columbia"),
    at("FL", "Florida"),
    at("GA", "Georgia"),
    at("HI", "Hawaii"),
    at("ID", "Idaho"),
    at("IL", "Illinois"),
    at("IN", "Indiana"),
    at("IA", "Iowa"),
    at("KS", "Kansas"),
    at("KY", "Kentucky"),
    at("LA", "Louisiana"),
    at("ME", "Maine"),
    at("MD", "Maryland"),
    at("MA", "Massachusetts"),
    at("MI", "Michigan"),
    at("MN", "Minnesota"),
    at("MS", "Mississippi"),
    at("MO", "Missouri"),
    at("MT", "Montana"),
    at("NE", "Nebraska"),
    at("NV", "Nevada"),
    at("NH", "New Hampshire"),
    at("NJ", "New Jersey"),
    at("NM", "New Mexico"),
    at("NY", "New York"),
    at("NC", "North Carolina"),
    at("ND", "North Dakota"),
    at("OH", "Ohio"),
    at("OK", "Oklahoma"),
    at("OR", "Oregon"),
    at("PA", "Pennsylvania"),
    at("RI", "Rhode Island"),
    at("SC", "South Carolina"),
    at("SD", "South Dakota"),
    at("TN", "Tennessee"),
    at("TX", "Texas"),
    at("UT", "Utah"),
    at("VT", "Vermont"),
    at("VA", "Virginia"),
    at("WA", "Washington"),
    at("WV", "West Virginia"),
    at("WI", "Wisconsin"),
    at("WY", "Wyoming"),
];

const CANADA: &[State] = &[
    at("AB", "Alberta"),
    at("BC", "British Columbia"),
    at("MB", "Manitoba"),
    at("NB", "New Brunswick"),
    at("NL", "Newfoundland and Labrador"),
    at("NT", "Northwest Territories"),
    at("NS", "Nova Scotia"),
    at("NU", "Nunavut"),
    at("ON", "Ontario"),
    at("PE", "Prince Edward Island"),
    at("QC", "Quebec"),
    at("SK", "Saskatchewan"),
    at("YT", "Yukon"),
];

const CHINA: &[State] = &[
    at("AH", "Anhui"),
    at("BJ", "Beijing"),
    at("CQ", "Chongqing"),
    at("FJ", "Fujian"),
    at("GS", "Gansu"),
    at("GD", "Guangdong"),
    at("GX", "Guangxi"),
    at("GZ", "Guizhou"),
    at("HI", "Hainan"),
    at("HE", "Hebei"),
    at("HL", "Heilongjiang"),
    at("HA", "Henan"),
    at("HK", "Hong Kong"),
    at("HB", "Hubei"),
    at("HN", "Hunan"),
    at("NM", "Inner Mongolia"),
    at("JS", "Jiangsu"),
    at("JX", "Jiangxi"),
    at("JL", "Jilin"),
    at("LN", "Liaoning"),
    at("MO", "Macao"),
    at("NX", "Ningxia"),
    at("QH", "Qinghai"),
    at("SN", "Shaanxi"),
    at("SD", "Shandong"),
    at("SH", "Shanghai"),
    at("SX", "Shanxi"),
    at("SC", "Sichuan"),
    at("TW", "Taiwan"),
    at("TJ", "Tianjin"),
    at("XZ", "Tibet"),
    at("XJ", "Xinjiang"),
    at("YN", "Yunnan"),
    at("ZJ", "Zhejiang"),
];

const MEXICO: &[State] = &[
    at("AGU", "Aguascalientes"),
    at("BCN", "Baja California"),
    at("BCS", "Baja California Sur"),
    at("CAM", "Campeche"),
    at("CHP", "Chiapas"),
    at("CHH", "Chihuahua"),
    at("CMX", "Ciudad de México"),
    at("COA", "Coahuila"),
    at("COL", "Colima"),
    at("DUR", "Durango"),
    at("MEX", "Estado de México"),
    at("GUA", "Guanajuato"),
    at("GRO", "Guerrero"),
    at("HID", "Hidalgo"),
    at("JAL", "Jalisco"),
    at("MIC", "Michoacán"),
    at("MOR", "Morelos"),
    at("NAY", "Nayarit"),
    at("NLE", "Nuevo León"),
    at("OAX", "Oaxaca"),
    at("PUE", "Puebla"),
    at("QUE", "Querétaro"),
    at("ROO", "Quintana Roo"),
    at("SLP", "San Luis Potosí"),
    at("SIN", "Sinaloa"),
    at("SON", "Sonora"),
    at("TAB", "Tabasco"),
    at("TAM", "Tamaulipas"),
    at("TLA", "Tlaxcala"),
    at("VER", "Veracruz"),
    at("YUC", "Yucatán"),
    at("ZAC", "Zacatecas"),
];
