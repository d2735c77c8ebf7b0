//! Guesses at what was meant.

/// The name that is most like `name`, if one is like it at all.
pub(crate) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = plain(name);
    names
        .map(|candidate| (distance(&name, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        // Letters are left out more often than added.
        .min_by_key(|(distance, candidate)| (*distance, candidate.len() < name.len()))
        .map(|(_, candidate)| candidate)
}

/// Without case and underscores: `orderBy` is as good as `order_by`.
fn plain(name: &str) -> String {
    name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect()
}

/// How many characters must be typed anew: Levenshtein's distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut costs: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.chars().enumerate() {
        let mut diagonal = row;
        let mut before = row + 1;
        let mut next = Vec::with_capacity(costs.len());
        next.push(before);
        for (b, above) in right.iter().zip(costs.iter().skip(1)) {
            let cost = (diagonal + usize::from(a != *b)).min(above + 1).min(before + 1);
            next.push(cost);
            (diagonal, before) = (*above, cost);
        }
        costs = next;
    }
    costs.last().copied().unwrap_or_default()
}

/// Names for a message: `` `a`, `b`, `c` ``.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["filter", "exclude", "order_by", "values"];
        assert_eq!(nearest("fliter", names.into_iter()), Some("filter"));
        assert_eq!(nearest("orderBy", names.into_iter()), Some("order_by"));
        assert_eq!(nearest("value", names.into_iter()), Some("values"));
        assert_eq!(nearest("Cout", ["Cot", "Count"].into_iter()), Some("Count"));
        assert_eq!(nearest("banana", names.into_iter()), None);
    }
}
