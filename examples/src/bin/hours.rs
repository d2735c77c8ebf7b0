//! A time sheet: lines of text become rows, rows become sums by month, and what is not billed yet becomes an invoice.
//!
//! ```sh
//! cargo run -p orm-examples --bin hours
//! ```

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use orm_core::db::Mode;
use orm_core::prelude::*;
use orm_examples::hours::{Client, Entry, Invoice, Line, Person, Project, Rate, SCHEMA, Tag};
use orm_examples::show::{or_dash, question, table};
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What a program of this kind reads from a file.
const SHEET: &str = "\
2024-01-08;Ann;Acme;Site;240;design
2024-01-09;Ann;Acme;Site;300;design review
2024-01-09;Bob;Bolt;App;90;
2024-02-05;Ann;Acme;Site;60;review
2024-02-06;Bob;Acme;Site;480;code
2024-02-20;Bob;Bolt;App;30;code review
2024-03-04;Ann;Bolt;App;120;design";

fn main() -> Result<()> {
    let db = Db::open_in_memory()?;
    db.create_tables(&SCHEMA)?;

    question("Lines of text become rows");
    println!("  {} entries", import(&db, SHEET)?);
    rates(&db)?;

    question("Hours by month and client");
    let months = by_month(None).all(&db)?;
    let hours = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes % 60);
    table(
        ["month", "client", "hours", "so far"],
        months.iter().map(|row| {
            [row.month.strftime("%Y-%m").to_string(), row.client.clone(), hours(row.worked), hours(row.so_far)]
        }),
    );
    assert_eq!(months.iter().map(|row| row.so_far).max(), Some(1080));
    assert_eq!(by_month(Some(date(2024, 3, 1))).all(&db)?.len(), 1);

    question("Words and what they took");
    let words = query!(Tag.annotate(minutes = Sum(entries__minutes, default = 0)).order_by(-minutes)).all(&db)?;
    table(["word", "hours"], words.iter().map(|tag| [tag.word.clone(), hours(tag.minutes)]));

    let acme = query!(Client.get(name = "Acme")).run(&db)?;
    question("What Acme has not been billed");
    let open = billable(&acme).all(&db)?;
    table(
        ["day", "who", "hours", "per hour"],
        open.iter().map(|row| {
            [row.entry.day.to_string(), row.person.name.clone(), hours(row.entry.minutes.into()), or_dash(row.per_hour)]
        }),
    );

    question("An invoice");
    let invoice = bill(&db, &acme)?;
    let sum = query!(invoice.lines().aggregate(total = Sum(F(entry__minutes) * F(per_hour) / 60))).run(&db)?;
    println!("  number {}, {} lines, {}", invoice.number, invoice.lines().count(&db)?, or_dash(sum.total));
    assert_eq!(sum.total, Some(Decimal::from(9 * 80 + 95 + 8 * 70)));
    assert!(!billable(&acme).exists(&db)?);

    question("An entry that was billed stays");
    let billed = query!(Entry.filter(line__invoice = &invoice).earliest(day)).run(&db)?;
    match billed.delete(&db) {
        Err(error @ Error::Restricted(_)) => println!("  {error}"),
        other => return Err(format!("not refused: {other:?}").into()),
    }
    Ok(())
}

/// Writes all lines or, if one is wrong, none.
fn import(db: &Db, sheet: &str) -> Result<usize> {
    db.atomic(|tx| {
        let (mut rows, mut words) = (Vec::new(), Vec::new());
        for line in sheet.lines() {
            let [day, person, client, project, minutes, tags] = line.split(';').collect::<Vec<_>>()[..] else {
                return Err(format!("not six fields: {line}").into());
            };
            let (person, _) = query!(Person.get_or_create(name = person)).run(tx)?;
            let (client, _) = query!(Client.get_or_create(name = client)).run(tx)?;
            let (project, _) = query!(client.projects().get_or_create(name = project)).run(tx)?;
            rows.push((day.parse::<Date>()?, person.id, project.id, minutes.parse::<u32>()?));
            words.push(tags.split_whitespace().collect::<Vec<_>>());
        }
        let entries = query!(Entry.bulk_create(rows, |(day, person, project, minutes)| (
            day = day,
            person = person,
            project = project,
            minutes = minutes
        )))
        .run(tx)?;

        let all: BTreeSet<&str> = words.iter().flatten().copied().collect();
        query!(Tag.bulk_create(&all, |word| (word = *word), ignore_conflicts = true)).run(tx)?;
        let tags = query!(Tag.in_bulk(word, &all)).run(tx)?;
        for (entry, words) in entries.iter().zip(&words) {
            entry.tags().add(tx, words.iter().filter_map(|word| tags.get(*word)))?;
        }
        Ok(entries.len())
    })
}

/// What an hour costs. Ann's got dearer.
fn rates(db: &Db) -> orm_core::Result<()> {
    let people = query!(Person.in_bulk(name, ["Ann", "Bob"])).run(db)?;
    for project in query!(Project.all()).all(db)? {
        for (person, since, per_hour) in
            [("Ann", date(2024, 1, 1), 80), ("Ann", date(2024, 2, 1), 95), ("Bob", date(2024, 1, 1), 70)]
        {
            query!(Rate.create(project = &project, person = &people[person], since = since, per_hour = per_hour))
                .run(db)?;
        }
    }
    Ok(())
}

/// A month's work for a client, and all until then.
struct Month {
    month: Date,
    client: String,
    worked: i64,
    so_far: i64,
}

/// The months since a day, or all.
fn by_month<'a>(since: Option<Date>) -> Query<'a, Month> {
    query!(
        Entry
            .filter_some(day__gte = since)
            .values(month = TruncMonth(day), client = F(project__client__name))
            .annotate(worked = Sum(minutes, default = 0))
            .annotate(so_far = Coalesce(Window(Sum(worked), partition_by(client), order_by(month)), 0))
            .order_by(month, client) as Month
    )
}

/// An entry, whose it is, and what an hour cost on that day.
#[derive(Clone)]
struct Billable {
    entry: Entry,
    person: Person,
    per_hour: Option<Decimal>,
}

/// What a client has not been billed yet.
fn billable<'a>(client: &'a Client) -> Query<'a, Billable> {
    query!(
        Entry
            .filter(project__client = client, line = None)
            .select_related(person)
            .annotate(
                per_hour = Subquery(
                    Rate.filter(project = OuterRef(project), person = OuterRef(person), since__lte = OuterRef(day))
                        .order_by(-since)
                        .values(per_hour)[..1]
                )
            )
            .order_by(day, id) as Billable
    )
}

/// Bills all of it. Nobody else can take the same number: the lock to write is held from the beginning.
fn bill(db: &Db, client: &Client) -> Result<Invoice> {
    db.atomic_with(Mode::Immediate, |tx| {
        let number = match query!(Invoice.latest()).run(tx) {
            Ok(last) => last.number + 1,
            Err(error) if error.is_does_not_exist() => 1,
            Err(error) => return Err(error.into()),
        };
        let invoice = query!(client.invoices().create(number = number)).run(tx)?;
        let open = billable(client).all(tx)?;
        query!(Line.bulk_create(&open, |row| (
            invoice = &invoice,
            entry = &row.entry,
            per_hour = row.per_hour.unwrap_or_default()
        )))
        .run(tx)?;
        Ok(invoice)
    })
}
