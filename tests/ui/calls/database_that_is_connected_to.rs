use orm_core::Db;

fn main() {
    let _db = Db::connect("sqlite://shop.sqlite3");
}
