//! A page that lists products, as a web application does: filters that may be given or not, a search box, an order that the
//! reader chooses, counts beside it, and pages.
//!
//! ```sh
//! cargo run -p orm-examples --bin listing
//! ```

use std::path::Path;

use orm_core::prelude::*;
use orm_examples::shop::{OrderItem, Product, Status, Supplier};
use orm_examples::show::{or_dash, question, table};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // The file that Django made stays as it is: this program works on a copy.
    let made_by_django = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shop.sqlite3");
    let path = std::env::temp_dir().join(format!("listing-{}.sqlite3", std::process::id()));
    std::fs::copy(made_by_django, &path)?;
    let answered = Db::open(&path).map_err(Into::into).and_then(|db| pages(&db));
    std::fs::remove_file(&path)?;
    answered
}

/// What an address asks for: `/products?q=phone&tag=new&sort=-price&page=2`.
#[derive(Clone, Debug, Default)]
struct Asked<'a> {
    search: Option<&'a str>,
    category: Option<&'a str>,
    least: Option<i64>,
    most: Option<i64>,
    tags: &'a [&'a str],
    in_stock: bool,
    sort: &'a str,
    page: Option<&'a str>,
}

impl Asked<'_> {
    /// It as an address.
    fn address(&self) -> String {
        let pairs = [("q", self.search), ("category", self.category), ("sort", Some(self.sort)), ("page", self.page)];
        let pairs = pairs.into_iter().chain(self.tags.iter().map(|tag| ("tag", Some(*tag))));
        let pairs = pairs.filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        format!("/products?{}", pairs.collect::<Vec<_>>().join("&"))
    }
}

/// What is asked for, without an order: the list, its pages and the counts beside it begin here.
fn asked<'a>(asked: &Asked<'a>) -> Query<'a, Product> {
    let mut products = query!(Product.filter(is_active = true).filter_some(
        category__slug = asked.category,
        price__gte = asked.least,
        price__lte = asked.most
    ));
    for word in asked.search.into_iter().flat_map(str::split_whitespace) {
        products = query!(products.filter(Q(name__icontains = word) | Q(description__icontains = word)));
    }
    for tag in asked.tags {
        products = query!(products.filter(tags__name = *tag));
    }
    if asked.in_stock {
        products = query!(products.filter(inventory_count__gt = 0));
    }
    products
}

fn pages(db: &Db) -> Result<()> {
    list(db, &Asked { sort: "-price", ..Asked::default() })?;
    list(db, &Asked { search: Some("phone"), least: Some(10), sort: "rating", ..Asked::default() })?;
    list(db, &Asked { tags: &["new"], in_stock: true, page: Some("2"), ..Asked::default() })
}

fn list(db: &Db, request: &Asked<'_>) -> Result<()> {
    question(&request.address());
    let products = asked(request);
    beside(db, &products)?;
    let sold = query!(OrderItem.exclude(order__status = Status::Cancelled));
    let products = query!(products.annotate(
        rating = Avg(reviews__rating),
        sold = Subquery(sold.filter(product = OuterRef(pk)).values(product).annotate(n = Sum(quantity)).values(n)),
    ));
    let products = match request.sort {
        "price" => query!(products.order_by(price, id)),
        "-price" => query!(products.order_by(-price, id)),
        "rating" => query!(products.order_by(F(rating).desc(nulls_last = true), id)),
        "sold" => query!(products.order_by(F(sold).desc(nulls_last = true), id)),
        _ => query!(products.order_by(name, id)),
    };
    // Only the rows of the page come with their related rows.
    let page = query!(products.select_related(category).prefetch_related(tags)).get_page(db, request.page, 5)?;
    table(
        ["name", "category", "price", "rating", "sold", "tags"],
        page.iter().map(|product| {
            let tags: Vec<&str> = product.tags.iter().map(|tag| tag.name.as_str()).collect();
            [
                product.name.clone(),
                or_dash(product.category.as_ref().map(|category| &category.name)),
                product.price.to_string(),
                or_dash(product.rating.map(|rating| format!("{rating:.1}"))),
                or_dash(product.sold),
                tags.join(", "),
            ]
        }),
    );
    println!("  page {} of {}, {} products", page.number(), page.num_pages(), page.count());
    Ok(())
}

/// What stands beside the list: how many products there are of each category, the ends of the slider for prices, what is new
/// and what is cheap, and who delivers all that.
fn beside(db: &Db, products: &Query<'_, Product>) -> Result<()> {
    let categories = query!(products.values(category__name).annotate(n = Count(id)).order_by(-n, category__name)[..4]);
    let categories = categories.all(db)?;
    let counts = categories.iter().map(|row| format!("{} ({})", or_dash(row.category__name.as_ref()), row.n));
    println!("  {}", counts.collect::<Vec<_>>().join(", "));
    let prices = query!(products.aggregate(least = Min(price), most = Max(price))).run(db)?;
    println!("  from {} to {}", or_dash(prices.least), or_dash(prices.most));
    let new = query!(products.order_by(F(released).desc(nulls_last = true), id)[..2]);
    let cheap = query!(products.order_by(price, id)[..1]);
    let shown = query!(new.union(&cheap).order_by(-released)).all(db)?;
    let shown = shown.iter().map(|product| format!("{} ({})", product.name, or_dash(product.released)));
    println!("  new and cheap: {}", shown.collect::<Vec<_>>().join(", "));
    let suppliers = query!(Supplier.filter(products__in = Subquery(products)).distinct().order_by(name));
    let suppliers: Vec<String> = query!(suppliers.values_list(name, flat = true)).all(db)?;
    println!("  delivered by {}", suppliers.join(", "));
    Ok(())
}
