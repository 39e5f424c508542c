# frozen_string_literal: true

# A server bundle that does not load: its plugin answers 503 until it is mended.
class ProblemCheck::CoopBundles < ProblemCheck
  self.priority = "high"

  def call
    return no_problem if !CoopCore.enabled? || broken.empty?
    problem
  end

  private

  def translation_data
    { reasons: broken.map { |name, why| "coop-#{name}: #{CGI.escapeHTML(why)}" }.join("<br>") }
  end

  def broken
    @broken ||= CoopCore::Runtime.for(:requests, CoopCore.shell.forum).problems
  end
end
