//! Functions that a Django or SQL programmer looks for and that are written otherwise here.

use super::functions;
use super::guess::nearest;

/// What is looked for, and what to write.
const OTHERS: &[(&[&str], &str)] = &[
    (&["ExpressionWrapper"], "types are computed: write the expression alone, or `Cast(expression, Type)`"),
    (&["OrderBy"], "write `expression.asc(nulls_last = true)` or `.desc(…)` in `order_by`"),
    (&["When"], "write `Case(When(field = value, then = …), default = …)`"),
    (
        &["GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual", "Exact"],
        "write `F(a) > F(b)`, `==`, `<=` …",
    ),
    (&["IsNull"], "write `Q(field__isnull = true)`"),
    (&["If", "IIf", "IfNull"], "write `Case(When(field = value, then = …), default = …)` or `Coalesce(a, b)`"),
    (&["UUID4", "UUID7"], "write `Value(Uuid::new_v4())`: SQLite makes no UUIDs"),
];

/// What to write instead of a function that is not there: `written` is the call as it stands.
pub(super) fn help(name: &str, written: &str) -> String {
    if let Some((_, help)) = OTHERS.iter().find(|(names, _)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
    {
        return (*help).to_owned();
    }
    let near = nearest(name, functions::names());
    // Rust's own functions begin with a lower letter.
    if name.starts_with(char::is_lowercase) && !near.is_some_and(|near| near.eq_ignore_ascii_case(name)) {
        return format!("a Rust value is written `Value({written})`");
    }
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "the guide's page `expressions.md` has all; any of SQLite's is `Func(\"NAME\", arguments, Type)`".to_owned()
        }
    }
}

/// Whether `name` stands for an expression in Django.
pub(super) fn is_known(name: &str) -> bool {
    OTHERS.iter().any(|(names, _)| names.contains(&name))
}

/// What is said of an option of Django's expressions.
pub(super) const OUTPUT: &str = "types are computed\nhelp: write `Cast(expression, Type)` for another one";
