//! A stated moment of publication: `2020-11-25`, `2020-11-25T10:08`, with or without seconds and zone, and what else metadata write.

use crate::extract::moment::{self, Moment};
use crate::model::When;

/// A day or, where a clock time is given, a minute.
///
/// # Errors
/// A sentence that says what is expected.
pub fn parse(value: &str) -> Result<When, String> {
    moment::iso(value).or_else(|wrong| match moment::read(value) {
        Moment::Read(when) => Ok(when),
        Moment::Either { day_first, month_first } => {
            let value = value.trim();
            Err(format!("{value:?} may be two days: write {} or {}", day_first.edtf(), month_first.edtf()))
        }
        Moment::Unread => Err(wrong),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn days_and_moments() {
        let edtf = |s: &str| parse(s).map(|w| w.edtf());
        assert_eq!(edtf("2020-11-25"), Ok("2020-11-25".into()));
        assert_eq!(edtf(" 2020-11-25T10:08:30Z "), Ok("2020-11-25T10:08".into()));
        assert_eq!(edtf("2020-11-25 10:08 +03:00"), Ok("2020-11-25T10:08".into()));
        assert_eq!(edtf("Nov 25, 2020"), Ok("2020-11-25".into()));
        assert_eq!(edtf("03/04/2020"), Err("\"03/04/2020\" may be two days: write 2020-04-03 or 2020-03-04".into()));
        for wrong in ["", "2020", "2020-13-01", "2020-02-30", "2020-11-25T25:00", "2020-11-25Tnoon", "ééééééééé", "2020-11-25T10:08é"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
