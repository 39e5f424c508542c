# frozen_string_literal: true

# A file that was handed in or entered is kept as long as that is there.
RSpec.describe Jobs::CleanUpUploads, type: :request do
  fab!(:maker) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:ana) { Fabricate(:user, trust_level: 1, refresh_auto_groups: true) }
  fab!(:category)
  fab!(:upload) { Fabricate(:upload, user: ana, created_at: 1.week.ago) }

  before { SiteSetting.clean_up_uploads = true }

  def act(user, name, input)
    sign_in(user)
    post "/coop/tasks/#{name}",
         params: input.to_json,
         headers: {
           "CONTENT_TYPE" => "application/json",
         }
    expect(response.status).to eq(200), response.body
    response.parsed_body
  end

  def hand_in
    opening = { kind: "task", band: "small", title: "Photos", rhythm: "once", answered_by: "hand_in" }
    made = act(maker, "make-opening", opening.merge(category_id: category.id))
    thing = { title: "Our bakery", upload: upload.id, alt: "Loaves", credit: "Ana", licence: "cc_by" }
    given = act(ana, "hand-in-thing", thing.merge(opening_id: made["id"], pictured_agree: true))
    given["things"].sole
  end

  def clean_up
    subject.reset_last_cleanup!
    subject.execute({})
  end

  it "leaves it alone until it is taken back" do
    thing = hand_in
    expect(thing["upload"]["path"]).to eq(upload.short_path)
    expect(upload.upload_references.sole.target).to eq(CoopTasks::Thing.find(thing["id"]))

    clean_up
    expect(Upload.exists?(upload.id)).to eq(true)

    act(ana, "take-back-thing", thing_id: thing["id"])
    clean_up
    expect(Upload.exists?(upload.id)).to eq(false)
  end

  it "leaves what is entered for a contest alone, too, until that is taken back" do
    contest = { kind: "task", band: "small", title: "Design a T-shirt", rhythm: "once", answered_by: "entry" }
    days = { to_on: "2190-01-01", due_zone: "Europe/London", category_id: category.id }
    made = act(maker, "make-opening", contest.merge(days))
    design = { opening_id: made["id"], title: "Bread and roses", upload: upload.id, alt: "A loaf" }
    entry = act(ana, "enter-contest", design)["entries"].sole
    expect(upload.upload_references.sole.target).to eq(CoopTasks::Entry.find(entry["id"]))

    clean_up
    expect(Upload.exists?(upload.id)).to eq(true)

    act(ana, "take-back-entry", entry_id: entry["id"])
    clean_up
    expect(Upload.exists?(upload.id)).to eq(false)
  end

  it "is somebody's own, or refused at its field" do
    upload.update!(user: maker)
    opening = { kind: "task", band: "small", title: "Photos", rhythm: "once", answered_by: "hand_in" }
    made = act(maker, "make-opening", opening.merge(category_id: category.id))
    thing = { title: "Our bakery", upload: upload.id, alt: "Loaves", credit: "Ana", licence: "cc_by" }
    sign_in(ana)
    post "/coop/tasks/hand-in-thing",
         params: thing.merge(opening_id: made["id"], pictured_agree: true).to_json,
         headers: {
           "CONTENT_TYPE" => "application/json",
         }
    expect(response.status).to eq(422)
    expect(response.parsed_body["extras"]).to include("field" => "upload")
  end
end
