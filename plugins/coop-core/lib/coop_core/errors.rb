# frozen_string_literal: true

module ::CoopCore
  # The plugin's server cannot be used now: a bundle that does not load, an act
  # that ran out of time or memory. Answered with 503.
  class Unavailable < StandardError
  end

  # An act that went wrong in a way that is nobody's but its author's. Answered with 500.
  class Fault < StandardError
  end
end
