# frozen_string_literal: true

RSpec.describe CoopCore::Host do
  describe "parameters" do
    def there_and_back(**input)
      body(read("show-parameters", input, as: nil))
    end

    it "keep every text as it is" do
      ["plain", "", "null", "NULL", "Łódź 🥖 ‎שלום", "'; DROP TABLE x; --", %q(\\"{},\\\\), "{1,2}", "a\nb\tc"].each do |text|
        expect(there_and_back(text: text)["text"]).to eq(text)
      end
      expect(there_and_back(text: nil)["text"]).to be_nil
    end

    it "keep lists, with everything that an array's text could trip over" do
      list = ["a,b", "{c}", %q("d"), "\\e", "", "NULL", nil, "f g", "ü"]
      expect(there_and_back(list: list)["list"]).to eq(list)
      expect(there_and_back(list: [])["list"]).to eq([])
      expect(there_and_back(ids: [1, 9_007_199_254_740_991])["ids"]).to eq([1, 9_007_199_254_740_991])
    end

    it "keep numbers, JSON, flags and time" do
      json = { "a" => [1, nil, { "b" => "ü\"\\" }], "c" => true }
      answer = there_and_back(number: 9_007_199_254_740_991, json: json, flag: true)
      expect(answer).to include(
        "number" => 9_007_199_254_740_991,
        "json" => json,
        "flag" => true,
        "numeric" => "12345678901234567890.5",
      )
      expect(Time.iso8601(answer["now"])).to be_within(60).of(Time.now)
    end

    it "with a NUL byte are refused as data, and the next call works" do
      expect(shell.call("read", "fixture", "show-parameters", '{"text":"a\u0000b"}').status).to eq(500)
      expect(there_and_back(text: "after")["text"]).to eq("after")
    end
  end

  describe "what looks after texts" do
    def note(text)
      write("write-note", { text: text })
    end

    it "cooks, signs for one purpose only, and gives unguessable tokens" do
      answers = Array.new(2) { body(note("hello <b>")) }
      expect(answers[0]).to include("cooked" => "<p>hello &lt;b&gt;</p>", "genuine" => true, "forged" => false)
      expect(answers[0]["token"]).to match(/\A[\w-]{32,}\z/)
      expect(answers[0]["token"]).not_to eq(answers[1]["token"])
      expect(forum.staff_logged).to include([1, "fixture_note", { "id" => 1 }])
    end

    it "blocks and censors watched words" do
      reply = note("this is blocked")
      expect([reply.status, body(reply)["extras"]]).to eq([422, { "word" => "blocked", "field" => "text" }])
      expect(body(note("this is censored"))["cooked"]).to eq("<p>this is ■■■■■■■■</p>")
    end
  end

  it "catches an exception of a port, and the act fails even if it went on" do
    expect { write("write-note", { text: "make the port fail" }) }.to raise_error(CoopCore::Fault, /the cook is ill/)
    expect(read("list-seats").status).to eq(200)
  end

  it "says how the call came in" do
    context = body(read("show-context"))
    expect(context["plugins"].first).to eq("core")
    expect(context["viewer"]["username"]).to eq("person1")
    expect(context["now"]).to match(/\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z/)
  end
end
