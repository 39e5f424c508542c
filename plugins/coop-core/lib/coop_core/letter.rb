# frozen_string_literal: true

module ::CoopCore
  # An e-mail to an address that may be nobody's account. It goes to no address
  # with which the forum would let nobody sign up.
  class Letter
    TYPE = "coop_letter"

    def initialize(letter)
      @letter = letter
    end

    def deliver
      return if !wanted?(@letter["to"])
      message = LetterMailer.letter(@letter["to"], @letter["message"], @letter["values"])
      ::Email::Sender.new(message, TYPE).send
    end

    private

    def wanted?(address)
      EmailAddressValidator.valid_value?(address) && EmailValidator.allowed?(address) &&
        !ScreenedEmail.should_block?(address)
    end
  end
end
