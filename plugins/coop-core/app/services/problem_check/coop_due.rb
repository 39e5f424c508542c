# frozen_string_literal: true

# Things due that failed after ten tries: kept, and shown to whoever can mend them.
class ProblemCheck::CoopDue < ProblemCheck
  self.priority = "low"

  def call
    return no_problem if !CoopCore.enabled? || failed.empty?
    problem
  end

  private

  def translation_data
    rows = failed.map { |row| "#{row.plugin} #{row.kind} (#{row.count}): #{CGI.escapeHTML(row.error.to_s)}" }
    { rows: rows.join("<br>") }
  end

  def failed
    @failed ||= DB.query(<<~SQL)
      SELECT plugin, kind, count(*), max(error) AS error FROM coop_due
      WHERE state = 'failed' GROUP BY plugin, kind ORDER BY plugin, kind LIMIT 10
    SQL
  end
end
