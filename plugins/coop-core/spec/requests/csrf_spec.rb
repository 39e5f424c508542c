# frozen_string_literal: true

require_relative "../plugin_helper"

RSpec.describe "A write without the session's token", type: :request do
  include_context "with the fixture plugin"

  before { ActionController::Base.allow_forgery_protection = true }
  after { ActionController::Base.allow_forgery_protection = false }

  it "is refused and changes nothing" do
    sign_in(Fabricate(:user))
    claim(add_seat)
    expect(response.status).to eq(403)
    expect(response.body).to eq('["BAD CSRF"]')
    expect(DB.query_single("SELECT count(*) FROM fixture_claims")).to eq([0])
  end

  it "is refused to visitors too, who get a token as everybody does" do
    post_json "/coop/fixture/leave-word", { word: "Hello", to: "jo@example.org" }
    expect(response.body).to eq('["BAD CSRF"]')
    get "/session/csrf.json"
    token = response.parsed_body["csrf"]
    post_json "/coop/fixture/leave-word", { word: "Hello", to: "jo@example.org" }, { "HTTP_X_CSRF_TOKEN" => token }
    expect(response.status).to eq(200)
  end
end
