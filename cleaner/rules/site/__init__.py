"""What a site says about itself, to its visitors."""
