//! The names that Django gives to indexes: they hold the first digits of an MD5 hash, and other tools rely on them.

use super::md5::md5;

/// Django's limit where the database has none.
const LONGEST: usize = 200;

/// The name of the index of a column, or with `suffix` of `unique(…)` without a name.
pub(super) fn index(table: &str, columns: &[&str], suffix: &str) -> String {
    let end = format!("{}{suffix}", digest(std::iter::once(table).chain(columns.iter().copied()), 8));
    let columns = columns.join("_");
    let name = format!("{table}_{columns}_{end}");
    if name.chars().count() <= LONGEST {
        return name;
    }
    let rest = (LONGEST - end.len()) / 2 - 1;
    begin_with_letter(format!("{}_{}_{end}", first(table, rest), first(&columns, rest)), 1)
}

/// The name of `index(…)` without a name; `columns` have a `-` where they descend.
pub(super) fn declared(table: &str, columns: &[String]) -> String {
    let parts = std::iter::once(table).chain(columns.iter().map(String::as_str)).chain(["idx"]);
    let column = columns.first().map_or("", |column| column.trim_start_matches('-'));
    begin_with_letter(format!("{}_{}_{}_idx", first(table, 11), first(column, 7), digest(parts, 6)), 0)
}

/// A name may not begin with `_` or a digit; Django gives up a character at one end of it for a `D`.
fn begin_with_letter(name: String, cut_at_end: usize) -> String {
    if !name.starts_with(|first: char| first == '_' || first.is_numeric()) {
        return name;
    }
    let length = name.chars().count();
    let kept: String = name.chars().take(length - cut_at_end).skip(1 - cut_at_end).collect();
    format!("D{kept}")
}

fn first(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

fn digest<'a>(parts: impl Iterator<Item = &'a str>, digits: usize) -> String {
    let text: String = parts.collect();
    let mut hash: String = md5(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    hash.truncate(digits);
    hash
}

#[cfg(test)]
mod tests {
    use super::{declared, index};

    #[test]
    fn names_are_those_that_django_gives() {
        assert_eq!(index("shop_order", &["customer_id"], ""), "shop_order_customer_id_f638df20");
        assert_eq!(
            index("shop_product_tags", &["product_id", "tag_id"], "_uniq"),
            "shop_product_tags_product_id_tag_id_a244154e_uniq"
        );
        let columns = ["category_id".to_owned(), "-price".to_owned()];
        assert_eq!(declared("shop_product", &columns), "shop_produc_categor_f9f336_idx");
    }

    #[test]
    fn a_long_name_is_cut() {
        let table = "t".repeat(150);
        let name = index(&table, &[&"c".repeat(150)], "");
        assert!(name.len() <= 200, "{name}");
        assert!(name.starts_with(&format!("{}_ccc", "t".repeat(95))), "{name}");
    }

    #[test]
    fn a_name_begins_with_a_letter() {
        assert!(declared("_odd", &["name".to_owned()]).starts_with("Dodd_name_"));
    }
}
