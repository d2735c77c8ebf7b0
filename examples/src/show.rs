//! Tables on the terminal.

/// Prints a question.
pub fn question(text: &str) {
    println!("\n{text}");
}

/// Prints `rows` below `heads`, every column as wide as its widest cell.
pub fn table<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) {
    let mut lines = vec![heads.map(String::from)];
    lines.extend(rows);
    let widths: [usize; N] =
        std::array::from_fn(|column| lines.iter().map(|line| width(&line[column])).max().unwrap_or(0));
    for (number, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line.iter().zip(widths).map(|(cell, width)| padded(cell, width)).collect();
        println!("  {}", cells.join("  ").trim_end());
        if number == 0 {
            println!("  {}", widths.map(|width| "─".repeat(width)).join("  "));
        }
    }
}

/// What stands in a cell for a value that may be missing.
pub fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| String::from("–"), |value| value.to_string())
}

fn padded(cell: &str, to: usize) -> String {
    format!("{cell}{}", " ".repeat(to.saturating_sub(width(cell))))
}

/// How many places a text takes: two for each character of the scripts that are set wide.
fn width(text: &str) -> usize {
    text.chars().map(|character| if matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1f9ff}') { 2 } else { 1 }).sum()
}
