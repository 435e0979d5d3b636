//! Figures on their scales.

use crate::base::Text;
use crate::base::table::{Marks, number, whole};

/// Reads a figure on a scale that ends at `maximum`, 100 where that is blank. Of 100, percent is the number of points.
///
/// # Errors
/// What is no number on that scale, with the remedy.
pub(super) fn points(written: &str, maximum: &str) -> Result<f64, Text> {
    let is_of_hundred = matches!(whole(maximum), "" | "100");
    let points = match written.strip_suffix(['%', '％']) {
        Some(points) if is_of_hundred => points.trim_end(),
        Some(_) => {
            return Err(Text {
                vi: format!("`{written}` là phần trăm, thang điểm này đến {maximum}; ghi số điểm"),
                en: format!(
                    "`{written}` is a percentage, and the scale ends at {maximum}; write the points"
                ),
            });
        }
        None => written,
    };
    let marks =
        Marks { comma: points.contains(','), point: points.contains('.'), semicolons: false };
    let number = number(points, marks).map_err(|_| Text {
        vi: format!("`{written}` không phải là số; ghi như 90,59"),
        en: format!("`{written}` is no number; write 90.59"),
    })?;
    if is_of_hundred && points == written && number > 0.0 && number < 1.0 {
        return Err(Text {
            vi: format!(
                "`{written}` trên thang 100 giống một tỷ lệ; ghi số điểm như 90,59, nếu đúng là dưới một phần trăm thì ghi `{written}%`"
            ),
            en: format!(
                "`{written}` of 100 looks like a share; write points such as 90.59, or `{written}%` where it is below one percent"
            ),
        });
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_points_of_100_alone_and_a_share_is_asked_about() {
        assert_eq!(points("90,59%", ""), Ok(90.59));
        assert_eq!(points("90.59 %", "100.00"), Ok(90.59));
        assert_eq!(points("4,5", "10"), Ok(4.5));
        assert_eq!(points("1,234", "10"), Ok(1.234));
        assert_eq!(points("90,59％", ""), Ok(90.59));
        for maximum in ["", "100", "100,0", "100.00"] {
            let told = points("0.9059", maximum).unwrap_err().en;
            assert!(told.contains("looks like a share"), "{maximum}: {told}");
        }
        assert!(points("55%", "80").unwrap_err().en.contains("the scale ends at 80"));
    }
}
