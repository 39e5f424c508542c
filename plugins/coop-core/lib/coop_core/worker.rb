# frozen_string_literal: true

module ::CoopCore
  # Works off what is due: dues and listeners in the plugins' own server, orders
  # here, outside V8 and outside any transaction.
  class Worker
    # These are marked as done before they are performed: better lost than twice.
    AT_MOST_ONCE = %w[mail_digest mail_soon mail_letter]

    def initialize(shell, orders, seconds: 50)
      @shell = shell
      @orders = orders
      @seconds = seconds
    end

    def work_off
      ends = now + @seconds
      loop do
        taken = @shell.perform("job", "take-due", limit: 20)["taken"]
        taken.each { |row| work(row) }
        break if taken.empty? || now > ends
      end
    end

    private

    def work(row)
      row["sort"] == "order" ? perform(row) : @shell.perform("job", "run-due", id: row["id"])
    rescue StandardError => e
      @shell.forum.log("warn", "coop: #{row["key"]} failed: #{e.class}: #{e.message}")
      @shell.perform("job", "fail-due", id: row["id"], error: "#{e.class}: #{e.message}"[0, 500])
    end

    def perform(row)
      kind, key, data = row.values_at("kind", "key", "data")
      CoopCore.failpoint("order:#{kind}:before")
      if AT_MOST_ONCE.include?(kind)
        data = @shell.perform("job", "write-letter", id: row["id"])["letter"] if kind == "mail_letter"
        @orders.public_send(kind, key, data) if finish(row, {})
      else
        result = @orders.public_send(kind, key, data)
        CoopCore.failpoint("order:#{kind}:made")
        finish(row, result)
      end
    end

    # False where somebody else was quicker.
    def finish(row, result)
      done = @shell.perform("job", "finish-order", id: row["id"], result: result)["done"]
      CoopCore.failpoint("order:#{row["kind"]}:finished")
      done
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
