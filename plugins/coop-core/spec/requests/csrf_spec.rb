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
end
