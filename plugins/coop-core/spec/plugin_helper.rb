# frozen_string_literal: true

# A plugin with acts for tests, which is never shipped: its bundle and its tables
# lie in a folder that the build of the tests makes. Without it, what needs it is skipped.
module CoopFixture
  DIR = ENV["COOP_FIXTURE"].presence || Rails.root.join("tmp/coop-fixture").to_s

  def self.there?
    File.exist?("#{DIR}/server/server.js")
  end

  def self.add
    Dir["#{DIR}/db/migrate/*.sql"].sort.each { |file| DB.exec(File.read(file)) }
    CoopCore.add(CoopCore::Source.new(name: "fixture", dir: DIR))
  end

  def self.remove
    CoopCore.sources.delete("fixture")
  end
end

RSpec.shared_context "with the fixture plugin" do
  before do
    skip "The fixture plugin is not built into #{CoopFixture::DIR}." if !CoopFixture.there?
    CoopFixture.add
  end

  after { CoopFixture.remove }

  def add_seat(name: "Market", seats: 2, category: nil)
    DB.query_single(<<~SQL, name, seats, category&.id).first
      INSERT INTO fixture_seats (name, seats, category_id) VALUES (?, ?, ?) RETURNING id
    SQL
  end

  def notes
    DB.query("SELECT what, data FROM fixture_notes ORDER BY id").map { |row| [row.what, row.data] }
  end

  # A body as the browser's client sends it, unlike what Rails makes of params.
  def post_json(path, input, headers = {})
    post path,
         params: input.is_a?(String) ? input : input.to_json,
         headers: { "CONTENT_TYPE" => "application/json", **headers }
  end

  def claim(id, headers = {})
    post_json "/coop/fixture/claim-seat", { id: id }, headers
  end
end
